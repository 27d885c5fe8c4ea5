# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands on the drawn picture of a page, and the edition that this makes."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import override

from altavoz.organisations.models import Organisation
from altavoz.website import generations, theme
from altavoz.website.frame import running_organisation
from altavoz.website.pages import BasePage
from altavoz.website.typesetting import Order, printable

# They stand in the picture's address.
LONGEST_KICKER, LONGEST_HEADLINE = 60, 160
TEMPLATE = Path(__file__).parent / "typst" / "picture.typ"
MARK = Path(__file__).parents[1] / "static" / "website" / "mark.svg"


@dataclass(frozen=True)
class Words:
    """No count stands there: a picture that was passed on would go on showing an old one."""

    language: str
    kicker: str
    headline: str
    organisation: str
    site: str
    voice: str
    wash: str

    def order(self) -> Order:
        return {**asdict(self), "mark": _mark().replace(theme.Voices.voice, self.voice)}

    @property
    def edition(self) -> str:
        """Another one for every other picture."""
        told = json.dumps([asdict(self), _drawn_by()], sort_keys=True)
        return hashlib.blake2s(told.encode(), digest_size=10).hexdigest()


@dataclass(frozen=True)
class _House:
    number: int
    voices: theme.Voices


_house: generations.Kept[_House] = generations.Kept()
_names: generations.Kept[str] = generations.Kept()


def words_of(page: BasePage) -> Words:
    house, language = _house.get("", _look), page.locale.language_code
    with override(language):
        kicker, headline = page.drawn_words()
    return Words(
        language=language,
        kicker=printable(kicker),
        headline=printable(headline),
        organisation=name_of(page),
        site=urlsplit(settings.ALTAVOZ_URL).netloc,
        voice=house.voices.voice,
        wash=house.voices.wash,
    )


def words_said(kicker: str, headline: str, *, language: str) -> Words:
    """For what is no page of an editor; the organisation that runs the centre speaks."""
    house = _house.get("", _look)
    return Words(
        language=language,
        kicker=printable(kicker[:LONGEST_KICKER]),
        headline=printable(headline[:LONGEST_HEADLINE]),
        organisation=_names.get((house.number, language), lambda: _name(house.number, language)),
        site=urlsplit(settings.ALTAVOZ_URL).netloc,
        voice=house.voices.voice,
        wash=house.voices.wash,
    )


def name_of(page: BasePage) -> str:
    """Who speaks on it: its organisation, or the one that runs the centre."""
    speaker, language = page.spoken_by() or _house.get("", _look).number, page.locale.language_code
    return _names.get((speaker, language), lambda: _name(speaker, language))


def forget() -> None:
    """For tests, whose databases come and go."""
    _house.forget()
    _names.forget()


def _name(speaker: int, language: str) -> str:
    found = Organisation.objects.filter(pk=speaker).prefetch_related("texts").first()
    return printable(found.name(language)) if found else "Altavoz"


def _look() -> _House:
    runs = running_organisation()
    return _House(runs.pk if runs else 0, theme.voices(runs))


@lru_cache(maxsize=1)
def _mark() -> str:
    return MARK.read_text()


@lru_cache(maxsize=1)
def _drawn_by() -> str:
    """Another template draws other pictures."""
    return hashlib.blake2s(TEMPLATE.read_bytes() + MARK.read_bytes(), digest_size=8).hexdigest()
