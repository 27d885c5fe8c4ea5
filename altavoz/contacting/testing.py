# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a fictional chamber with addresses under .invalid, and an action that writes to it."""

from datetime import UTC, datetime

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action, make_action_pages
from altavoz.contacting.models import Plan, PlanText
from altavoz.decision_makers.importing import bring_in
from altavoz.decision_makers.models import Body, ContactPoint, Office
from altavoz.decision_makers.testing_sources import weavers_chamber
from altavoz.participation.models import Participation
from altavoz.participation.testing import confirm_as

SPRING = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
SUBJECTS = {
    "en": "The weavers of the valley",
    "fr": "Les tisserandes de la vallée",
    "es": "Las tejedoras del valle",
}
MESSAGES = {
    "en": "I ask you to speak for the weavers.",
    "fr": "Je vous demande de parler pour les tisserandes.",
    "es": "Le pido que hable por las tejedoras.",
}


def make_chamber(*, vacant: tuple[int, ...] = (), with_mail: bool = True, country: str = "CA") -> Body:
    """Five seats of the Chamber of Looms, each reached by mail, form and post; nobody in it is real."""
    bring_in(slug="looms", snapshot=weavers_chamber(vacant=vacant, country=country), now=SPRING)
    body = Body.objects.get(key="loom")
    for office in seats(body):
        if with_mail:
            Office.objects.filter(pk=office.pk).update(email=f"seat{office.pk}@looms.invalid")
        add_contact(office, "form", f"https://looms.invalid/write/{office.pk}")
        add_contact(office, "postal", "1 Shuttle Lane\nNorthtown")
    return body


def seats(body: Body) -> list[Office]:
    return list(Office.objects.filter(institution=body).order_by("key"))


def add_contact(office: Office, way: str, value: str) -> ContactPoint:
    return ContactPoint.objects.create(office=office, way=way, value=value, as_of=SPRING.date(), source="(fictional)")


def make_plan(action: Action, *, body: Body | None = None, variants: int = 1, **columns: object) -> Plan:
    """With a text in each language, or as many variants of it."""
    plan = Plan.objects.create(action=action, body=body, **columns)
    for language, subject in SUBJECTS.items():
        for variant in range(1, variants + 1):
            words = MESSAGES[language] if variant == 1 else f"{MESSAGES[language]} ({variant})"
            PlanText.objects.create(plan=plan, language=language, variant=variant, subject=subject, message=words)
    return plan


def make_write_action(*, body: Body | None = None, kind: str = "write", variants: int = 1, **columns: object) -> Action:
    """Open, with its pages in three languages; without a body it writes to its one target."""
    action = make_action(kind=kind)
    make_plan(action, body=body, variants=variants, **columns)
    make_action_pages(action)
    return action


def page_url(action: Action, language: str = "en") -> str:
    page = action.pages.get(told_in=language)
    return str(page.url)


def press_the_button(row: Participation | None = None) -> None:
    """The owner of the address opens the letter's page and presses."""
    confirm_as(row or Participation.objects.get())
