# SPDX-License-Identifier: AGPL-3.0-or-later
"""Promises, laws and rounds of dialogue, for whoever asks which texts quote a figure.

What somebody promised in her own words is quoted as it was published, and stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.quotations import passages
from altavoz.indicators.quotations.passages import A_FINDER_SHOWS, Passage, holding
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.following.promising import Told
from altavoz.recommendations.models import (
    Commitment,
    CommitmentText,
    DialogueRound,
    DialogueRoundText,
    Instrument,
    InstrumentStepText,
    InstrumentText,
    PointText,
)
from altavoz.recommendations.models.plain import LanguageText

PROMISE, LAW, ROUND = _("Promise"), _("Law, treaty or list"), _("Round of dialogue")
ADDRESSES: Mapping[type[Told], str] = {Commitment: "commitment", Instrument: "instrument", DialogueRound: "round"}
# The texts of each, the way from them to the row that they belong to, and the columns that hold prose.
TEXTS: Sequence[tuple[type[LanguageText], str, Sequence[str], Promise]] = (
    (CommitmentText, "commitment", ("words",), PROMISE),
    (InstrumentText, "instrument", ("name", "about"), LAW),
    (InstrumentStepText, "step__instrument", ("words",), LAW),
    (DialogueRoundText, "round", ("name", "about"), ROUND),
    (PointText, "point__round", ("words",), ROUND),
)


def register() -> None:
    passages.register("told", find)


def find(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    mine = powers.reach(user, Power.EDIT)
    for model, way, columns, sort in TEXTS:
        rows = model._default_manager.filter(mine.limit(f"{way}__organisation")).select_related(way)
        for text in holding(rows, columns, needles)[:A_FINDER_SHOWS]:
            told = _told(text, way)
            for column in columns:
                words = getattr(text, column)
                yield Passage(sort, _title(told), words, text.language, _edit(told), is_public=_is_public(told))
    yield from _quotes(Commitment.objects.filter(mine.limit("organisation")), needles)


def _quotes(promises: QuerySet[Commitment], needles: Sequence[str]) -> Iterator[Passage]:
    for row in holding(promises, ("quote",), needles)[:A_FINDER_SHOWS]:
        language, frozen = row.quote_language or "en", _("Quoted exactly as it was published")
        yield Passage(PROMISE, _title(row), row.quote, language, _edit(row), is_public=_is_public(row), frozen=frozen)


def _told(text: LanguageText, way: str) -> Told:
    told: Told = attrgetter(way.replace("__", "."))(text)
    return told


def _title(told: Told) -> str:
    return str(told)[:80]


def _edit(told: Told) -> str:
    return reverse(f"recommendations_{ADDRESSES[type(told)]}", args=[told.pk])


def _is_public(told: Told) -> bool:
    return told.published_at is not None
