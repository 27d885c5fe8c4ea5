# SPDX-License-Identifier: AGPL-3.0-or-later
"""People at risk: a case with its urgent action from its launch to its outcome, and an urgent action that is open.

Facts are those of two public documents. They name one authority that was written to, by its office; who replied they
do not name, so nobody is named here.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from altavoz.actions.urgent_action import numbering
from altavoz.actions.urgent_action.models import Issue, IssueText, SeriesNumber, UrgentAction
from altavoz.actions.urgent_action.pages import UrgentActionPage
from altavoz.campaigns import about_cases, life
from altavoz.campaigns.action import Action, ActionDate, Asker, Campaign, Precision, Target
from altavoz.campaigns.freezing import freeze_targets
from altavoz.campaigns.life import Result
from altavoz.contacting.models import Plan, PlanText
from altavoz.decision_makers.contacts import ContactPoint
from altavoz.decision_makers.models import Office, OfficeText
from altavoz.deliveries import replies
from altavoz.deliveries.replies import Answer
from altavoz.demonstration import a_case, telling
from altavoz.demonstration.risk_words import Risk, UrgentWords
from altavoz.organisations.models import Organisation

NUMBER, YEAR = 58, 2020
LAUNCHED = datetime(2020, 4, 20, 12, 0, tzinfo=UTC)
TOLD_OF = datetime(2020, 6, 12, 12, 0, tzinfo=UTC)
OPEN_FOR = timedelta(days=45)
GOVERNOR = {
    "en": "Governor of Yucatán state",
    "fr": "Gouverneur de l’État du Yucatán",
    "es": "Gobernador del estado de Yucatán",
}
AUTHORITIES = {
    "en": "Authorities in Mexico responsible for migration (an address of the demonstration)",
    "fr": "Autorités du Mexique chargées de la migration (une adresse de la démonstration)",
    "es": "Autoridades de México encargadas de la migración (una dirección de la demostración)",
}
ADDRESS = "migration@mexico.invalid"
Said = Mapping[str, Risk]


def make(said: Said, *, campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime) -> None:
    case = a_case.make(
        {language: words.case for language, words in said.items()}, kept_by=organisations["open-lantern"], now=now
    )
    urgent = _urgent({language: words.urgent for language, words in said.items()}, campaign, organisations, now)
    about_cases.link(action_id=urgent.pk, case_id=case.pk, on=LAUNCHED.date())
    _deportations({language: words.deportations for language, words in said.items()}, campaign, organisations, now)


def _urgent(
    told: Mapping[str, UrgentWords], campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> Action:
    """It ran elsewhere, years ago: here it never opens, and nobody has acted on it."""
    amnesty = organisations["amnesty"]
    action = Action.objects.create(
        kind=UrgentActionPage.kind,
        name="UA 58/20",
        state=Action.State.WON,
        organisation=organisations["open-lantern"],
        campaign=campaign,
        country="MX",
        opened_at=LAUNCHED,
        closed_at=TOLD_OF,
        closed_precision=Precision.MONTH,
        goal=0,
    )
    Asker.objects.create(action=action, organisation=amnesty, role=Asker.Role.STARTER)
    Target.objects.create(action=action, office=_office(GOVERNOR))
    freeze_targets(action.pk, on=LAUNCHED.date())
    series = SeriesNumber.objects.create(organisation=amnesty, year=YEAR, next=NUMBER + 1)
    UrgentAction.objects.create(action=action, series=series, number=NUMBER, issued_on=LAUNCHED.date())
    _issue(action, told, on=LAUNCHED.date(), at=now)
    _stop(action, told, on=TOLD_OF.date(), at=now)
    _plan(Plan.objects.create(action=action), told)
    telling.tell_action(UrgentActionPage, action, told, drawing="doors", now=now)
    source = a_case.SOURCE
    words = {language: (each.outcome, each.outcome_text) for language, each in told.items()}
    life.add_outcome(action.pk, Result(words, a_case.RESTORED_IN, Precision.MONTH, source, "likely"))
    _three_replies(action, told, now)
    return action


def _three_replies(action: Action, told: Mapping[str, UrgentWords], now: datetime) -> None:
    """In the spring of 2020, on days that are not known: they were there on the day our source tells of them."""
    for number in range(3):
        answer = Answer(
            known=a_case.BY_THEN,
            texts={language: words.replies[number] for language, words in told.items()},
        )
        recorded = replies.record(action_id=action.pk, answer=answer, seen=number, by=None, now=now)
        if recorded.reply_id is not None:
            replies.publish(reply_id=recorded.reply_id, by=None, now=now)


def _deportations(
    told: Mapping[str, UrgentWords], campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> None:
    runs = organisations["open-lantern"]
    action = Action.objects.create(
        kind=UrgentActionPage.kind,
        name="Mass deportations (demonstration)",
        organisation=runs,
        campaign=campaign,
        country="MX",
        goal=100,
    )
    Asker.objects.create(action=action, organisation=runs, role=Asker.Role.STARTER, offers_news=True)
    office = _office(AUTHORITIES)
    ContactPoint.objects.create(office=office, way=ContactPoint.Way.EMAIL, value=ADDRESS, source="Altavoz")
    Target.objects.create(action=action, office=office)
    UrgentAction.objects.create(action=action, issued_on=now.date())
    # Our source gives it no number: this is the first of the demonstration's own series, and the page says so.
    numbering.give(action.pk, organisation_id=runs.pk, year=now.year)
    _issue(action, told, on=now.date(), at=now)
    _plan(Plan.objects.create(action=action, by_office_form=False, by_pledge=True), told)
    telling.tell_action(UrgentActionPage, action, told, drawing="road", now=now)
    _close_later(action, told, now + OPEN_FOR)


def _plan(plan: Plan, told: Mapping[str, UrgentWords]) -> None:
    PlanText.objects.bulk_create(
        PlanText(plan=plan, language=language, stance=each.stance, subject=each.subject, message=each.message)
        for language, words in told.items()
        for each in words.plan
    )


def _issue(action: Action, told: Mapping[str, UrgentWords], *, on: date, at: datetime) -> None:
    issue = Issue.objects.create(action=action, number=1, sort=Issue.Sort.FIRST, on=on, made_at=at)
    IssueText.objects.bulk_create(
        IssueText(
            issue=issue,
            language=language,
            title=words.title,
            facts=words.facts,
            demands="\n".join(words.demands),
            after=words.after,
        )
        for language, words in told.items()
    )


def _stop(action: Action, told: Mapping[str, UrgentWords], *, on: date, at: datetime) -> None:
    """On the day of our source: when the network was told to stop, it does not say."""
    issue = Issue.objects.create(action=action, number=2, sort=Issue.Sort.STOP, on=on, made_at=at)
    IssueText.objects.bulk_create(
        IssueText(
            issue=issue, language=language, title=words.stop.title, facts=words.stop.facts, after=words.stop.after
        )
        for language, words in told.items()
        if words.stop is not None
    )


def _close_later(action: Action, told: Mapping[str, UrgentWords], day: datetime) -> None:
    """Once it is open: what opens has its hour still before it."""
    Action.objects.filter(pk=action.pk).update(closes_at=day.replace(hour=22, minute=0, second=0, microsecond=0))
    ActionDate.objects.bulk_create(
        ActionDate(action=action, what=ActionDate.What.CLOSING_WORDS, language=language, words=words.closing_words)
        for language, words in told.items()
    )


def _office(titles: Mapping[str, str]) -> Office:
    """Nobody here claims to know who holds it."""
    office = Office.objects.create(country="MX", holding=Office.Holding.NOT_KNOWN)
    OfficeText.objects.bulk_create(
        OfficeText(office=office, language=language, title=title) for language, title in titles.items()
    )
    return office
