# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public page shows of the letter: its newest version, once its hour has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse

from altavoz.actions.joint_letter import publishing, sheet
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.models.versions import LetterVersion
from altavoz.actions.joint_letter.plain import enclosed_line, head_lines
from altavoz.actions.joint_letter.sheet import Sheet
from altavoz.actions.joint_letter.wording import Words
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.recommendations.pages import BriefPage
from altavoz.website.languages import OWN_NAMES

FILES = (("pdf", "PDF"), ("docx", "DOCX"), ("txt", "TXT"))


@dataclass(frozen=True)
class VersionLine:
    number: int
    why: str
    on: str
    organisations: int


@dataclass(frozen=True)
class LetterView:
    """`other_language` is the name of the letter's language where it is not the page's."""

    sheet: Sheet
    heads: tuple[tuple[str, tuple[str, ...]], ...]
    enclosures: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    versions: tuple[VersionLine, ...]
    other_language: str


def around(action: Action, _request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    letter = letter_of(action)
    version = publishing.public_version(letter, now=now) if letter else None
    shown = view_of(version, language) if version else None
    wanted = letter is not None and letter.individuals and version is not None
    return {"letter": shown, "people_may_sign": wanted}


def letter_of(action: Action) -> JointLetter | None:
    letter = JointLetter.objects.filter(action=action).first()
    if letter is not None:
        letter.action = action
    return letter


def view_of(version: LetterVersion, language: str) -> LetterView | None:
    found = sheet.of_version(version, language=language)
    if found is None:
        return None
    words = found.words
    return LetterView(
        sheet=found,
        heads=tuple((head.language, head_lines(head)) for head in words.heads),
        enclosures=enclosures_of(words, language),
        files=tuple((name, _address(version, found.language, ending)) for ending, name in FILES),
        versions=_versions(version, language),
        other_language="" if found.language == language else OWN_NAMES[found.language],
    )


def enclosures_of(words: Words, language: str) -> tuple[tuple[str, str], ...]:
    """Each with where it can be read: on its page here, in that language or another, else where it was published."""
    codes = [each.code for each in words.enclosures]
    pages = BriefPage.objects.live().filter(document__code__in=codes).select_related("document") if codes else ()
    here: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: page.told_in == language):
        here[page.document.code] = page.url or ""
    return tuple((enclosed_line(each), here.get(each.code) or each.address) for each in words.enclosures)


def _versions(newest: LetterVersion, language: str) -> tuple[VersionLine, ...]:
    """Every number there has been, with how many stood under it: only the newest can be read."""
    rows = LetterVersion.objects.filter(letter=newest.letter_id, number__lte=newest.number)
    zone = newest.letter.action.zone
    return tuple(
        VersionLine(
            number=row.number,
            why=str(row.get_why_display()),
            on=in_words(day_in(max(row.made_at, row.public_from), zone), precision="day", language=language),
            organisations=row.stand,
        )
        for row in rows.defer("words").annotate(stand=Count("signers")).order_by("-number")
    )


def _address(version: LetterVersion, language: str, ending: str) -> str:
    of = {"public_id": version.letter.action.public_id, "number": version.number}
    return reverse("joint_letter:file", kwargs={**of, "language": language, "ending": ending})
