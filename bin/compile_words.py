# SPDX-License-Identifier: AGPL-3.0-or-later
"""Compile every translation that changed since it was last compiled."""

import re
from collections.abc import Sequence
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

# In French a space stands before these signs, and inside quotation marks, at which no line may break.
FRENCH = re.compile(r"(?<=\S) (?=[;:?!»])|(?<=«) ")
NO_BREAK = "\N{NO-BREAK SPACE}"


def compile_words(words: Path) -> None:
    """Write the .mo beside its .po whole or not at all: a reader may be looking."""
    with words.open("rb") as source:
        catalogue = read_po(source)
    if "/locale/fr/" in words.as_posix():
        for message in catalogue:
            if message.id and message.string:
                message.string = set_in_french(message.string)
    unfinished = words.with_suffix(".mo.part")
    with unfinished.open("wb") as target:
        write_mo(target, catalogue)
    unfinished.replace(words.with_suffix(".mo"))


def set_in_french(said: str | Sequence[str]) -> str | tuple[str, ...]:
    """Translators type plain spaces; of a plural each form is set."""
    return FRENCH.sub(NO_BREAK, said) if isinstance(said, str) else tuple(FRENCH.sub(NO_BREAK, each) for each in said)


def is_stale(words: Path) -> bool:
    compiled = words.with_suffix(".mo")
    newest = max(each.stat().st_mtime for each in (words, Path(__file__)))
    return not compiled.exists() or compiled.stat().st_mtime < newest


if __name__ == "__main__":
    for each in Path(__file__).parent.parent.glob("altavoz/**/*.po"):
        if is_stale(each):
            compile_words(each)
