# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a letter as plain values: what a draft shows, and what a version keeps for ever."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from altavoz.actions.joint_letter.models.letter import JointLetter, Letterhead, LetterText
from altavoz.campaigns.dates_in_words import in_words
from altavoz.recommendations.models import Recommendation

Frozen = dict[str, dict[str, Any]]  # Any: what a JSON column holds; `Words.read` gives it back as texts


@dataclass(frozen=True)
class Head:
    """One side of the letterhead."""

    language: str
    called: tuple[str, ...]
    where: str = ""
    telephone: str = ""
    fax: str = ""
    web: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Enclosed:
    """A document that goes with it, under its own title."""

    code: str
    title: str
    author: str = ""
    dated: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True)
class Words:
    """The letter in one language, from its head to its copies; who signed stands elsewhere."""

    language: str
    title: str
    to: tuple[str, ...]
    place_and_date: str
    salutation: str
    body: tuple[str, ...]
    demands: tuple[str, ...]
    ending: tuple[str, ...]
    closing: str
    cc: tuple[str, ...]
    heads: tuple[Head, ...]
    enclosures: tuple[Enclosed, ...]

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Words":
        lists = {name: tuple(kept[name]) for name in ("to", "body", "demands", "ending", "cc")}
        heads = tuple(Head(**{**each, "called": tuple(each["called"])}) for each in kept["heads"])
        enclosures = tuple(Enclosed(**each) for each in kept["enclosures"])
        return cls(**{**kept, **lists, "heads": heads, "enclosures": enclosures})


def draft_of(letter: JointLetter) -> dict[str, Words]:
    """As it stands now, in each language in which it was written."""
    heads = tuple(_head(each) for each in letter.letterheads.all())
    asked = _asked(letter)
    return {text.language: _words(letter, text, heads, asked) for text in letter.texts.order_by("pk")}


def frozen(letter: JointLetter) -> Frozen:
    return {language: asdict(words) for language, words in draft_of(letter).items()}


def in_language(words: Mapping[str, Words], language: str) -> Words | None:
    """A letter exists in the languages it was written in: another one shows the first of them, and says so."""
    return words.get(language) or next(iter(words.values()), None)


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def paragraphs(text: str) -> tuple[str, ...]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(part.strip() for part in parts if part.strip())


def _words(letter: JointLetter, text: LetterText, heads: tuple[Head, ...], asked: tuple[str, ...]) -> Words:
    day = in_words(letter.dated, precision="day", language=text.language) if letter.dated else ""
    return Words(
        language=text.language,
        title=text.title,
        to=lines(text.to),
        place_and_date=", ".join(part for part in (text.place, day) if part),
        salutation=text.salutation,
        body=paragraphs(text.body),
        demands=lines(text.demands) or asked,
        ending=paragraphs(text.ending),
        closing=text.closing,
        cc=lines(text.cc),
        heads=heads,
        enclosures=_enclosures(letter, text.language),
    )


def _asked(letter: JointLetter) -> tuple[str, ...]:
    """What the letter asks as records of the board, where no demand was typed."""
    if letter.document_id is None:
        return ()
    return tuple(
        Recommendation.objects.filter(document=letter.document_id).order_by("order").values_list("text", flat=True)
    )


def _head(row: Letterhead) -> Head:
    return Head(row.language, lines(row.called), row.where, row.telephone, row.fax, row.web, row.mail)


def _enclosures(letter: JointLetter, language: str) -> tuple[Enclosed, ...]:
    rows = letter.enclosures.select_related("document")
    return tuple(
        Enclosed(
            code=row.document.code,
            title=row.document.title,
            author=row.document.author,
            dated=in_words(row.document.dated, precision="day", language=language),
            address=row.document.source_url,
            language=row.document.language,
        )
        for row in rows
    )
