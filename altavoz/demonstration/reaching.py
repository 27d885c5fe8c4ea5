# SPDX-License-Identifier: AGPL-3.0-or-later
"""Letters among legislators, writing and calling: one that is past, those to an invented assembly, and what people
could have written to Ottawa. Of a real person nothing is said but what the sources say."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from altavoz.actions.call.pages import CallPage
from altavoz.actions.legislator_letter import noting, seating
from altavoz.actions.legislator_letter.letter import (
    CircularLetter,
    EarlierLetter,
    EarlierLetterText,
    Lead,
    LetterText,
    Recess,
)
from altavoz.actions.legislator_letter.noting import News
from altavoz.actions.legislator_letter.pages import LegislatorLetterPage
from altavoz.actions.legislator_letter.seats import Seat
from altavoz.actions.write.pages import WritePage
from altavoz.campaigns.action import Action, ActionDate, Asker, Campaign, Target
from altavoz.campaigns.freezing import freeze_targets
from altavoz.contacting.models import Plan, PlanText
from altavoz.decision_makers.models import Body, Office, OfficeText, Person, Term
from altavoz.demonstration import asking, chambers, telling
from altavoz.demonstration.reaching_words import AssemblyFacts, PlanWords, Reaching, ReachingWords
from altavoz.organisations.models import Organisation

State = Action.State
ALERT = "Latin America Working Group, action alert, 13 July 2016"
LETTER_DAY = date(2016, 7, 13)
# The end of Friday, 15 July, where the centre of the demonstration stands.
DEADLINE = datetime(2016, 7, 16, 2, 59, tzinfo=UTC)
RECESS_FROM = date(2016, 7, 16)
LAST_YEAR, SIGNED_THEN = 2015, 82
LED_FROM = "us/house/ca/47"
COMMONS_DAY = date(2018, 10, 5)
COMMONS_CLOSED = datetime(2018, 10, 19, 16, 0, tzinfo=UTC)
OPEN_FOR, LETTER_OPEN_FOR = timedelta(days=60), timedelta(days=17)
MINUTES = "Minutes of the Assembly of Marola (fictional)"
Said = Mapping[str, Reaching]


def make(
    said: Said, facts: AssemblyFacts, *, campaign: Campaign, organisations: Mapping[str, Organisation], now: datetime
) -> None:
    """Rows first, then the pages that tell of them, then what needs both."""
    congress = _congress(said, campaign, organisations)
    assembly = _assembly(said, facts, organisations["open-lantern"], campaign, now)
    writing = _writing(said, assembly, campaign)
    calling = _calling(said, assembly, campaign)
    commons = _commons(said, organisations["open-lantern"], campaign)
    telling.tell_action(LegislatorLetterPage, congress, _told(said, "congress"), drawing="road", now=now)
    telling.tell_action(LegislatorLetterPage, assembly, _told(said, "assembly"), drawing="lanterns", now=now)
    telling.tell_action(WritePage, writing, _told(said, "writing"), drawing="doors", now=now)
    telling.tell_action(CallPage, calling, _told(said, "calling"), drawing="loudspeaker", now=now)
    telling.tell_action(WritePage, commons, _told(said, "commons"), drawing="loudspeaker", now=now)
    _close_later(assembly, _told(said, "assembly"), now + LETTER_OPEN_FOR)
    _close_later(calling, _told(said, "calling"), now + LETTER_OPEN_FOR)
    _close_later(writing, _told(said, "writing"), now + OPEN_FOR)


def _congress(said: Said, campaign: Campaign, organisations: Mapping[str, Organisation]) -> Action:
    action = _action(
        LegislatorLetterPage.kind,
        "Letter to Secretary Kerry, July 2016",
        organisations["open-lantern"],
        campaign,
        state=State.CLOSED,
        closes_at=DEADLINE,
        closed_at=DEADLINE,
    )
    _asks(action, organisations["lawg"])
    kerry = _addressee(
        "US",
        {
            "en": "Secretary of State of the United States",
            "fr": "Secrétaire d’État des États-Unis",
            "es": "Secretario de Estado de los Estados Unidos",
        },
        holder="John Kerry",
    )
    Target.objects.create(action=action, office=kerry)
    freeze_targets(action.pk, on=LETTER_DAY)
    asking.forget_holders([kerry])
    letter = _letter(action, chambers.HOUSE, LETTER_DAY, kerry, _told(said, "congress"))
    Lead.objects.create(letter=letter, office=Office.objects.get(key=LED_FROM))
    Recess.objects.create(letter=letter, since=RECESS_FROM, source=ALERT)
    _earlier(letter, LAST_YEAR, SIGNED_THEN, ALERT, _told(said, "congress"))
    _note(letter, [LED_FROM], "signed", ALERT, LETTER_DAY, now=DEADLINE)
    return action


def _assembly(said: Said, facts: AssemblyFacts, runs: Organisation, campaign: Campaign, now: datetime) -> Action:
    action = _action(LegislatorLetterPage.kind, "Letter in the Assembly of Marola (fictional)", runs, campaign)
    _asks(action, runs)
    minister = _addressee(facts.country, facts.minister)
    Target.objects.create(action=action, office=minister)
    today = now.date()
    letter = _letter(action, chambers.ASSEMBLY, today, minister, _told(said, "assembly"))
    seats = chambers.seats_of(facts)
    Lead.objects.create(letter=letter, office=Office.objects.get(key=seats[0].key))
    for ago, number in ((1, 9), (2, 5)):
        _earlier(letter, today.year - ago, number, MINUTES, _told(said, "assembly"))
    known_on = today - timedelta(days=3)
    _note(letter, [seat.key for seat in seats if seat.name], "asked", MINUTES, known_on - timedelta(days=4), now=now)
    for state in ("unknown", "signed", "refused", "withdrawn"):
        _note(letter, [seat.key for seat in seats if seat.standing == state], state, MINUTES, known_on, now=now)
    _plan(action, _told(said, "assembly"))
    return action


def _writing(said: Said, letter: Action, campaign: Campaign) -> Action:
    action = _action(WritePage.kind, "Write to the Assembly of Marola (fictional)", letter.organisation, campaign)
    _asks(action, letter.organisation)
    Target.objects.create(action=action, office=Target.objects.get(action=letter).office)
    Plan.objects.create(action=action, body=Body.objects.get(key=chambers.ASSEMBLY), by_call=True)
    _plan(action, _told(said, "writing"))
    return action


def _calling(said: Said, letter: Action, campaign: Campaign) -> Action:
    """Whether a member has signed the letter decides between its words that ask and those that thank."""
    action = _action(CallPage.kind, "Call the Assembly of Marola (fictional)", letter.organisation, campaign)
    _asks(action, letter.organisation)
    Target.objects.create(action=action, office=Target.objects.get(action=letter).office)
    Plan.objects.create(
        action=action, body=Body.objects.get(key=chambers.ASSEMBLY), supports=letter, by_centre=False, by_call=True
    )
    _plan(action, _told(said, "calling"))
    return action


def _commons(said: Said, runs: Organisation, campaign: Campaign) -> Action:
    action = _action(
        WritePage.kind,
        "Ask your MP, October 2018",
        runs,
        campaign,
        state=State.CLOSED,
        closes_at=COMMONS_CLOSED,
        closed_at=COMMONS_CLOSED,
    )
    _asks(action, runs)
    office = _addressee(
        "CA",
        {
            "en": "Members of the House of Commons of Canada",
            "fr": "Membres de la Chambre des communes du Canada",
            "es": "Integrantes de la Cámara de los Comunes de Canadá",
        },
    )
    Target.objects.create(action=action, office=office)
    freeze_targets(action.pk, on=COMMONS_DAY)
    Plan.objects.create(action=action, body=Body.objects.get(key=chambers.COMMONS), by_centre=False)
    _plan(action, _told(said, "commons"))
    return action


def _action(kind: str, name: str, runs: Organisation, campaign: Campaign, **columns: object) -> Action:
    return Action.objects.create(
        kind=kind, name=name, organisation=runs, campaign=campaign, country="MX", goal=100, **columns
    )


def _asks(action: Action, organisation: Organisation) -> None:
    Asker.objects.create(action=action, organisation=organisation, role=Asker.Role.STARTER)


def _addressee(country: str, titles: Mapping[str, str], *, holder: str = "") -> Office:
    office = Office.objects.create(
        country=country,
        holding=Office.Holding.BY_TERM if holder else Office.Holding.NOT_KNOWN,
        source=ALERT if holder else "",
        source_date=LETTER_DAY if holder else None,
    )
    for language, title in titles.items():
        OfficeText.objects.create(office=office, language=language, title=title)
    if holder:
        person = Person.objects.create(name=holder)
        Term.objects.create(office=office, person=person, source=ALERT, as_of=LETTER_DAY)
    return office


def _letter(action: Action, chamber: str, day: date, to: Office, told: Mapping[str, ReachingWords]) -> CircularLetter:
    letter = CircularLetter.objects.create(action=action, chamber=Body.objects.get(key=chamber), day=day, addressee=to)
    LetterText.objects.bulk_create(
        LetterText(letter=letter, language=language, subject=words.subject, text=words.text)
        for language, words in told.items()
    )
    seating.take_seats(letter)
    return letter


def _earlier(letter: CircularLetter, year: int, number: int, source: str, told: Mapping[str, ReachingWords]) -> None:
    earlier = EarlierLetter.objects.create(letter=letter, year=year, number=number, source=source)
    EarlierLetterText.objects.bulk_create(
        EarlierLetterText(earlier=earlier, language=language, title=words.earlier) for language, words in told.items()
    )


def _note(
    letter: CircularLetter, keys: Iterable[str], state: str, source: str, known_on: date, *, now: datetime
) -> None:
    seats = list(Seat.objects.filter(letter=letter, office__key__in=list(keys)).values_list("pk", flat=True))
    noting.note(letter, seats, News(state, source, known_on), by=None, now=now, today=max(known_on, now.date()))


def _plan(action: Action, told: Mapping[str, ReachingWords]) -> None:
    plan = Plan.objects.get(action=action)
    PlanText.objects.bulk_create(_text(plan, language, each) for language, words in told.items() for each in words.plan)


def _text(plan: Plan, language: str, words: PlanWords) -> PlanText:
    return PlanText(
        plan=plan,
        language=language,
        stance=words.stance,
        variant=words.variant,
        subject=words.subject,
        message=words.message,
        call_script=words.call_script,
    )


def _close_later(action: Action, told: Mapping[str, ReachingWords], day: datetime) -> None:
    """Once it is open: what opens has its hour still before it."""
    closes_at = day.replace(hour=22, minute=0, second=0, microsecond=0)
    Action.objects.filter(pk=action.pk).update(closes_at=closes_at)
    ActionDate.objects.bulk_create(
        ActionDate(action=action, what=ActionDate.What.CLOSING_WORDS, language=language, words=words.closing_words)
        for language, words in told.items()
    )


def _told(said: Said, name: str) -> Mapping[str, ReachingWords]:
    return {language: getattr(words, name) for language, words in said.items()}
