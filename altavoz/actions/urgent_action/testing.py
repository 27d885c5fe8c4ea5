# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: an urgent action about fictional weavers, with two offices that read different languages."""

from datetime import UTC, datetime

from altavoz.actions.urgent_action.issuing import Words
from altavoz.campaigns.action import Action, Target
from altavoz.campaigns.testing import add_target, make_action, make_action_pages
from altavoz.contacting.models import Embassy, OfficeRules, Plan, PlanText
from altavoz.contacting.testing import MESSAGES, SUBJECTS, add_contact
from altavoz.decision_makers.models import Office, OfficeText
from altavoz.decision_makers.testing import make_office

SPRING = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
LAST_DAY = datetime(2026, 6, 1, 22, 0, tzinfo=UTC)
FIRST = {
    "en": Words(
        "A weaver loses her escort", "On 30 March two escorts became one.\n\nShe is in danger.", "Give it back."
    ),
    "fr": Words("Une tisserande perd son escorte", "Le 30 mars, deux gardes sont devenus un.", "Rendez-la."),
    "es": Words("Una tejedora pierde su escolta", "El 30 de marzo dos escoltas pasaron a uno.", "Devuélvanla."),
}
MORE = {"en": Words("Two replies came", "Two authorities have answered.", "Keep the promise.", "Go on writing.")}
STOP = {
    "en": Words("Her escort is back", "Full protection was restored in May."),
    "es": Words("Su escolta ha vuelto", "La protección plena se restableció en mayo."),
}


def make_urgent(*, state: str = Action.State.OPEN, closes_at: datetime | None = LAST_DAY) -> Action:
    """With a governor who reads Spanish, a ministry that reads anything, an embassy, and every way."""
    action = make_action(kind="urgent_action", state=state)
    first = action.targets.get()
    governor = reach(first, email="governor@looms.invalid")
    OfficeRules.objects.create(office=governor, languages="es")
    OfficeText.objects.filter(office=governor).delete()
    for language, salutation in (("en", "Dear Governor"), ("es", "Señora Gobernadora")):
        OfficeText.objects.create(office=governor, language=language, title="Governor", salutation=salutation)
    second = add_target(action, holder="Ruth Adeyemi", titles={"en": "Minister of Looms"})
    reach(second, email="minister@looms.invalid")
    plan_for(action, first)
    make_action_pages(action)
    Action.objects.filter(pk=action.pk).update(closes_at=closes_at)
    action.refresh_from_db()
    return action


def plan_for(action: Action, governor: Target) -> Plan:
    """A text for all, and one for the governor alone in two languages."""
    ways = dict.fromkeys((f"by_{way}" for way in ("post", "fax", "embassy", "social", "call", "pledge")), True)
    plan = Plan.objects.create(action=action, in_their_language=True, **ways)
    for language, subject in SUBJECTS.items():
        PlanText.objects.create(plan=plan, language=language, subject=subject, message=MESSAGES[language])
    own = {"en": "Give the weaver her escort back.", "es": "Devuelva a la tejedora su escolta."}
    for language, message in own.items():
        PlanText.objects.create(
            plan=plan, target=governor, language=language, subject=SUBJECTS[language], message=message, post=message
        )
    embassy = make_office(titles={"en": "Embassy of the Valley in Canada"})
    add_contact(embassy, "postal", "9 Bobbin Square\nOttawa")
    Embassy.objects.create(plan=plan, country="CA", office=embassy)
    return plan


def reach(target: Target, *, email: str) -> Office:
    """Its office, by every way that there is."""
    office = target.office
    assert office is not None
    Office.objects.filter(pk=office.pk).update(email=email)
    add_contact(office, "postal", "1 Shuttle Lane\nNorthtown")
    add_contact(office, "fax", "+1 555 0100")
    add_contact(office, "phone", "+1 555 0101")
    add_contact(office, "social", "https://social.invalid/@governor")
    office.refresh_from_db()
    return office
