# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drawn pictures: each edition is drawn once and kept as a file; the oldest make room."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.signing import BadSignature, Signer

from altavoz.website import typesetting
from altavoz.website.pages import BasePage
from altavoz.website.sharing.words import TEMPLATE, Words, words_of, words_said

WIDTH, HEIGHT = 1200, 630
# Some thirty kilobytes each.
MOST_KEPT = 1_000
_signer = Signer(salt="altavoz.pictures", sep=".")


def picture(page: BasePage) -> str:
    """The address of that page's picture as it would be drawn now."""
    return address_of(page, words_of(page))


def address_of(page: BasePage, words: Words) -> str:
    return f"/pictures/{page.pk}-{words.edition}.png"


def address_said(words: Words) -> str:
    """Of what no row of pages stands for: the words are in the address, and signed, for we draw nobody else's."""
    said = _signer.sign_object([words.language, words.kicker, words.headline])
    return f"/pictures/said/{said}/{words.edition}.png"


def said_in(address: str) -> Words | None:
    """None where the words are not ours."""
    try:
        language, kicker, headline = _signer.unsign_object(address)
    except BadSignature:
        return None
    return words_said(kicker, headline, language=language)


def drawn(words: Words) -> bytes:
    """Drawn by whoever comes first, of all processes of this machine; the others wait and read."""
    file = _folder() / f"{words.edition}.png"
    try:
        return file.read_bytes()
    except FileNotFoundError:
        pass
    with _one_at_a_time():
        if not file.exists():
            _keep(file, _draw(words))
        return file.read_bytes()


def _draw(words: Words) -> bytes:
    fonts = [str(Path(settings.ALTAVOZ_HOME) / "fonts")]
    return typesetting.draw(TEMPLATE.read_bytes(), words.order(), fonts=fonts)


def _keep(file: Path, content: bytes) -> None:
    """Whole or not at all: nobody reads half a picture."""
    half = file.with_suffix(".half")
    half.write_bytes(content)
    half.replace(file)
    _make_room()


def _make_room() -> None:
    """A tenth goes at once, or every new picture would look through the folder for one that is older."""
    kept = [entry for entry in os.scandir(_folder()) if entry.name.endswith(".png")]
    if len(kept) <= MOST_KEPT:
        return
    for entry in sorted(kept, key=lambda each: each.stat().st_mtime)[: len(kept) - MOST_KEPT * 9 // 10]:
        Path(entry.path).unlink(missing_ok=True)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "drawing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _folder() -> Path:
    return Path(settings.ALTAVOZ_HOME) / "pictures"
