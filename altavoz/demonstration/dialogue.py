# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the documents tell beside their recommendations: promises, a treaty, a reform, one round, two lists compared."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.organisations.models import Organisation
from altavoz.recommendations.following import assessing
from altavoz.recommendations.following.assessing import Proof, View
from altavoz.recommendations.models import (
    Assessor,
    AssessorText,
    Commitment,
    CommitmentAbout,
    CommitmentText,
    Comparison,
    DialogueRound,
    DialogueRoundText,
    Document,
    InParty,
    Instrument,
    InstrumentAbout,
    InstrumentStep,
    InstrumentStepText,
    InstrumentText,
    Match,
    Party,
    Point,
    PointText,
    Recommendation,
)

Facts = Mapping[str, Any]  # Any: what a TOML file holds


def make(keeper: Organisation, parties: Mapping[str, Party], *, now: datetime) -> None:
    facts = read_file("dialogue")
    rows = Recommendation.objects.select_related("document").in_bulk(field_name="number")
    for said in facts["promises"]:
        _promise(said, facts, keeper, parties[said["by"]], rows, now)
    for said in facts["laws"]:
        _law(said, facts, keeper, rows, now)
    _round(facts, keeper, parties["canada"], rows, now)
    _compared(facts["compared"], rows, now)
    _read(facts, keeper, rows, now)


def _plain(said: Facts, facts: Facts, keeper: Organisation, now: datetime) -> dict[str, Any]:  # Any: columns
    source = facts["sources"][said["source"]]
    return {"organisation": keeper, "source": source, "made_at": now, "published_at": now}


def _promise(
    said: Facts, facts: Facts, keeper: Organisation, by: Party, rows: Mapping[str, Recommendation], now: datetime
) -> None:
    plain = _plain(said, facts, keeper, now)
    row = Commitment.objects.create(made_by=by, made_on=said["on"], quote=said["quote"], quote_language="en", **plain)
    CommitmentText.objects.bulk_create(
        CommitmentText(commitment=row, language=each, words=said[each]) for each in LANGUAGES
    )
    CommitmentAbout.objects.bulk_create(
        CommitmentAbout(commitment=row, recommendation=rows[number]) for number in said["about"]
    )


def _law(said: Facts, facts: Facts, keeper: Organisation, rows: Mapping[str, Recommendation], now: datetime) -> None:
    plain = _plain(said, facts, keeper, now)
    law = Instrument.objects.create(sort=said["sort"], country=said["country"], **plain)
    InstrumentText.objects.bulk_create(
        InstrumentText(instrument=law, language=each, **said[each]) for each in LANGUAGES
    )
    InstrumentAbout.objects.bulk_create(
        InstrumentAbout(instrument=law, recommendation=rows[number]) for number in said["about"]
    )
    for each in said["steps"]:
        step = InstrumentStep.objects.create(
            instrument=law, standing=each["standing"], day=each["day"], source=law.source
        )
        InstrumentStepText.objects.bulk_create(
            InstrumentStepText(step=step, language=language, words=each[language]) for language in LANGUAGES
        )
    InParty.objects.bulk_create(
        InParty(instrument=law, country=country, standing=standing, source=law.source)
        for standing in ("signed", "announced")
        for country in said[standing].split()
    )


def _round(facts: Facts, keeper: Organisation, by: Party, rows: Mapping[str, Recommendation], now: datetime) -> None:
    said = facts["round"]
    row = DialogueRound.objects.create(
        sort=DialogueRound.Sort.CONSULTATION,
        held_by=by,
        held_on=said["held_on"],
        brief=Document.objects.get(code="APG-2018"),
        **_plain(said, facts, keeper, now),
    )
    DialogueRoundText.objects.bulk_create(
        DialogueRoundText(round=row, language=each, **said[each]) for each in LANGUAGES
    )
    for each in said["points"]:
        point = Point.objects.create(round=row, what=each["what"], recommendation=rows[each["number"]])
        PointText.objects.bulk_create(PointText(point=point, language=code, words=each[code]) for code in LANGUAGES)


def _compared(said: Facts, rows: Mapping[str, Recommendation], now: datetime) -> None:
    """The letter says that its asks come in addition to those of the brief: what it does not repeat is upheld."""
    earlier, later = (Document.objects.get(code=said[name]) for name in ("earlier", "later"))
    row = Comparison.objects.create(earlier=earlier, later=later, made_at=now, published_at=now)
    matched = {old: (new, how) for old, new, how in said["pairs"]}
    last = [(each, *matched.get(number, ("", Match.How.UPHELD))) for number, each in rows.items()]
    Match.objects.bulk_create(
        Match(comparison=row, earlier=each, later=rows.get(new), how=how, at=now)
        for each, new, how in last
        if each.document_id == earlier.pk
    )
    Match.objects.bulk_create(
        Match(comparison=row, later=rows[number], how=Match.How.NEW, at=now) for number in said["new"]
    )


def _read(facts: Facts, keeper: Organisation, rows: Mapping[str, Recommendation], now: datetime) -> None:
    """Views that the documents themselves bear out; nobody has invented these."""
    reader = Assessor.objects.create(kept_by=keeper, side=Assessor.Side.OTHER, order=5)
    AssessorText.objects.bulk_create(
        AssessorText(assessor=reader, language=each, name=facts["reader"][each]) for each in LANGUAGES
    )
    for said in facts["read"]:
        words = {language: said[language] for language in LANGUAGES}
        view = View(said["status"], said["on"], words, [Proof(facts["sources"][said["source"]])])
        done = assessing.assess(recommendation=rows[said["number"]], assessor=reader, view=view, by=None, now=now)
        if done.assessment is not None:
            assessing.publish(assessment_id=done.assessment.pk, by=None, now=now)
