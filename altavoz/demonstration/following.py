# SPDX-License-Identifier: AGPL-3.0-or-later
"""The board of the demonstration: what a real coalition asked in 2018, quoted, and an observatory that is invented."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from altavoz.decision_makers.directory import BodyText
from altavoz.decision_makers.models import Body
from altavoz.demonstration import dialogue
from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.organisations.models import Organisation
from altavoz.recommendations.following import assessing
from altavoz.recommendations.following.assessing import Proof, View
from altavoz.recommendations.models import (
    Area,
    AreaText,
    Assessor,
    AssessorText,
    Document,
    DocumentText,
    Evidence,
    Party,
    PartyText,
    Recommendation,
    Reference,
    Status,
    Topic,
)
from altavoz.recommendations.records import publishing
from altavoz.website.menus import MenuItem, MenuLabel

# After the pages of the main menu.
PLACE = 10
Facts = Mapping[str, Any]  # Any: what a TOML file holds


def make(organisations: Mapping[str, Organisation], *, now: datetime) -> None:
    facts, quoted = read_file("followed"), read_file("recommended")
    keeper = organisations["open-lantern"]
    parties = {key: _party(said) for key, said in facts["parties"].items()}
    documents = {said["code"]: _document(said, keeper, now) for said in facts["documents"]}
    _recommendations(quoted["recommendations"], documents, parties, now)
    for document in documents.values():
        publishing.publish(document_id=document.pk, by=None, now=now)
    _views(facts, keeper, now)
    dialogue.make(keeper, parties, now=now)
    _menu(facts["menu"])


def _party(said: Facts) -> Party:
    """In the directory where it is a body; a name alone where it is many."""
    if "sort" not in said:
        party = Party.objects.create()
        PartyText.objects.bulk_create(PartyText(party=party, language=each, name=said[each]) for each in LANGUAGES)
        return party
    body = Body.objects.create(country=said["country"], sort=said["sort"])
    BodyText.objects.bulk_create(BodyText(body=body, language=each, name=said[each]) for each in LANGUAGES)
    return Party.objects.create(body=body)


def _document(said: Facts, keeper: Organisation, now: datetime) -> Document:
    plain = {name: said[name] for name in ("code", "sort", "dated", "title", "author", "source")}
    document = Document.objects.create(organisation=keeper, made_at=now, **plain)
    DocumentText.objects.bulk_create(
        DocumentText(document=document, language=language, **said[language]) for language in LANGUAGES
    )
    for number, area in enumerate(said["areas"], 1):
        row = Area.objects.create(document=document, number=number, title=area["title"])
        AreaText.objects.bulk_create(AreaText(area=row, language=each, name=area[each]) for each in LANGUAGES)
    return document


def _recommendations(
    quoted: Sequence[Facts], documents: Mapping[str, Document], parties: Mapping[str, Party], now: datetime
) -> None:
    """In the order of the file, which is that of the documents."""
    areas = {
        area.code: area for area in Area.objects.filter(document__in=documents.values()).select_related("document")
    }
    rows = [_row(order, said, areas, parties, now) for order, said in enumerate(quoted, 1)]
    made = {row.number: row for row in Recommendation.objects.bulk_create(rows)}
    of = [(made[f"{said['document']}-{said['number']}"], said) for said in quoted]
    Topic.objects.bulk_create(
        Topic(recommendation=row, slug=slug) for row, said in of for slug in said["topics"].split()
    )
    Reference.objects.bulk_create(_reference(row, line) for row, said in of for line in said.get("references", ()))


def _row(
    order: int, said: Facts, areas: Mapping[str, Area], parties: Mapping[str, Party], now: datetime
) -> Recommendation:
    area = areas[f"{said['document']}.{said['number'].split('.')[0]}"]
    quoted = {name: said[name] for name in ("standing", "heading", "lead_in", "text", "footnote") if name in said}
    return Recommendation(
        document=area.document,
        area=area,
        number=f"{said['document']}-{said['number']}",
        order=order,
        year=area.document.dated.year,
        addressee=parties[said["asked"]],
        acts_on=parties.get(said.get("acts_on", "")),
        type=said["type"],
        made_at=now,
        **quoted,
    )


def _reference(row: Recommendation, line: str) -> Reference:
    sort, _bar, words = line.partition("|")
    return Reference(recommendation=row, sort=sort, words=words)


def _views(facts: Facts, keeper: Organisation, now: datetime) -> None:
    observatory = Assessor.objects.create(kept_by=keeper, side=Assessor.Side.OTHER, demonstration=True)
    AssessorText.objects.bulk_create(
        AssessorText(assessor=observatory, language=each, name=facts["observatory"][each]) for each in LANGUAGES
    )
    for said in facts["views"]:
        done = assessing.assess(
            recommendation=Recommendation.objects.select_related("document").get(number=said["number"]),
            assessor=observatory,
            view=_view(facts, said),
            by=None,
            now=now,
        )
        if done.assessment is not None:
            assessing.publish(assessment_id=done.assessment.pk, by=None, now=now)


def _view(facts: Facts, said: Facts) -> View:
    words = {}
    for language in LANGUAGES:
        with override(language):
            words[language] = facts["words"][language].format(status=Status(said["status"]).label)
    return View(status=said["status"], on=said["on"], words=words, proofs=_proofs(said.get("proof", "")))


def _proofs(number: str) -> list[Proof]:
    return [Proof(number, sort=Evidence.Sort.RECOMMENDATION, points_to=number)] if number else []


def _menu(words: Mapping[str, str]) -> None:
    item = MenuItem.objects.create(place=MenuItem.Place.MAIN, order=PLACE, url=reverse("recommendations:door"))
    for language in LANGUAGES:
        MenuLabel.objects.create(item=item, language=language, text=words[language])
