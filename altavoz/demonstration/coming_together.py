# SPDX-License-Identifier: AGPL-3.0-or-later
"""A drive for cards and an event of years ago, and an invented evening that is ahead.

Of what is past nobody's card and nobody's answer is here: no source tells of one.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from altavoz.actions.event import linking
from altavoz.actions.event.pages import EventPage
from altavoz.actions.event.planning import Facts, Words, plan
from altavoz.actions.event.rows import Event
from altavoz.actions.solidarity.drive import Drive, Recipient, RecipientText
from altavoz.actions.solidarity.pages import SolidarityPage
from altavoz.campaigns.action import Action, Asker, Campaign, Precision, Target
from altavoz.decision_makers.models import Office, OfficeText, Person, Term
from altavoz.deliveries.handover import Account, Said, hand_over
from altavoz.deliveries.models import HandedTo, HandOver
from altavoz.demonstration import telling
from altavoz.demonstration.risk_words import CardsWords, EventWords, Risk
from altavoz.organisations.models import Organisation

OTTAWA, HALIFAX = "America/Toronto", "America/Halifax"
FIRST_OF_MAY = date(2019, 5, 1)
FIRST_WEEK_OF_JUNE = datetime(2019, 6, 7, 16, 0, tzinfo=UTC)
DAY = date(2018, 11, 20)
SOURCE = "Amnesty International Canada, 4 December 2018"
AMBASSADOR = "Arturo Hernández Basave"
TITLES = {
    "en": "Ambassador of Mexico to Canada",
    "fr": "Ambassadeur du Mexique au Canada",
    "es": "Embajador de México en Canadá",
}
ROOM = "https://evening.lantern.invalid/cards"
PLACES = 40
AHEAD, LASTS = timedelta(days=21), timedelta(hours=2)


def make(
    said: Mapping[str, Risk], *, campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> None:
    _cards({language: words.cards for language, words in said.items()}, campaign, organisations, now)
    _embassy({language: words.embassy for language, words in said.items()}, campaign, organisations, now)
    _evening({language: words.evening for language, words in said.items()}, campaign, organisations, now)


def _cards(
    told: Mapping[str, CardsWords], campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> None:
    """Throughout May 2019, and open until the first week of June: no day of its end is known."""
    action = Action.objects.create(
        kind=SolidarityPage.kind,
        name="Cards for the mothers, May 2019",
        state=Action.State.CLOSED,
        organisation=organisations["open-lantern"],
        campaign=campaign,
        country="MX",
        closed_at=FIRST_WEEK_OF_JUNE,
        closed_precision=Precision.MONTH,
        goal=0,
    )
    Asker.objects.create(action=action, organisation=organisations["amnesty"], role=Asker.Role.STARTER)
    drive, _is_new = Drive.objects.update_or_create(action=action, defaults={"begins_on": FIRST_OF_MAY})
    recipient = Recipient.objects.create(drive=drive, is_open=True)
    RecipientText.objects.bulk_create(
        RecipientText(recipient=recipient, language=language, name=words.recipient) for language, words in told.items()
    )
    telling.tell_action(SolidarityPage, action, told, drawing="chairs", now=now)


def _embassy(
    told: Mapping[str, EventWords], campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> None:
    """Of the hour nothing is known, and of the messages a round number that is nobody's signature."""
    ottawa = ZoneInfo(OTTAWA)
    begins = datetime(DAY.year, DAY.month, DAY.day, tzinfo=ottawa)
    ends = begins + timedelta(hours=23, minutes=59)
    action = Action.objects.create(
        kind=EventPage.kind,
        name="Embassy of Mexico, 20 November 2018",
        state=Action.State.CLOSED,
        organisation=organisations["open-lantern"],
        campaign=campaign,
        country="MX",
        opened_at=None,
        closed_at=begins + timedelta(hours=12),
        goal=0,
    )
    Asker.objects.create(action=action, organisation=organisations["amnesty"], role=Asker.Role.STARTER)
    ambassador = _ambassador()
    target = Target.objects.create(action=action, office=ambassador)
    words = {language: Words(place=each.where) for language, each in told.items()}
    event = plan(action, Facts(begins, ends, OTTAWA, words, only_day_known=True), now=now).event
    telling.tell_action(EventPage, action, told, drawing="loudspeaker", now=now)
    accounts = {
        language: Account(where=each.where, by_whom=each.by_whom, account=each.delivered)
        for language, each in told.items()
    }
    hand_over(action_id=action.pk, said=Said(on=DAY, to={target.pk: ""}, accounts=accounts), seen=0, by=None, now=now)
    # What the ambassador answered is not known, so nobody is said to be silent.
    HandedTo.objects.filter(hand_over__action=action).delete()
    linking.link(event, list(HandOver.objects.filter(action=action)), today=DAY)
    # From here on nobody claims to know who holds the office: only what was frozen is known.
    Office.objects.filter(pk=ambassador.pk).update(holding=Office.Holding.NOT_KNOWN)


def _evening(
    told: Mapping[str, EventWords], campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> Event:
    runs = organisations["open-lantern"]
    action = Action.objects.create(
        kind=EventPage.kind,
        name="An evening of cards (fictional)",
        organisation=runs,
        campaign=campaign,
        country="CA",
        goal=0,
    )
    Asker.objects.create(action=action, organisation=runs, role=Asker.Role.STARTER, offers_news=True)
    begins = (now + AHEAD).astimezone(ZoneInfo(HALIFAX)).replace(hour=19, minute=0, second=0, microsecond=0)
    words = {
        language: Words(each.place, each.accessibility, each.safety, each.way_in) for language, each in told.items()
    }
    facts = Facts(begins.astimezone(UTC), begins.astimezone(UTC) + LASTS, HALIFAX, words, capacity=PLACES, online=ROOM)
    event = plan(action, facts, now=now).event
    telling.tell_action(EventPage, action, told, drawing="lanterns", now=now)
    return event


def _ambassador() -> Office:
    """As the report names him, on that day."""
    office = Office.objects.create(country="MX", holding=Office.Holding.BY_TERM, source=SOURCE, source_date=DAY)
    OfficeText.objects.bulk_create(
        OfficeText(office=office, language=language, title=title) for language, title in TITLES.items()
    )
    Term.objects.create(office=office, person=Person.objects.create(name=AMBASSADOR), source=SOURCE, as_of=DAY)
    return office
