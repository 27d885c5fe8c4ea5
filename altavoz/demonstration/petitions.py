# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two petitions as rows: the one that was delivered, and the one that is open. Their pages come after."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from altavoz.actions.petition.pages import PetitionPage
from altavoz.campaigns.action import Action, ActionDate, Asker, Campaign, Target, Threshold
from altavoz.decision_makers.models import Office
from altavoz.deliveries.handover import Account, Said, hand_over
from altavoz.demonstration.words import Words
from altavoz.organisations.models import Organisation
from altavoz.participation.paper.carried_over import carry_over, check

# The day of the attack that the first petition tells of, and the only day that its page gives.
THEN = date(2014, 9, 26)
OPEN_FOR = timedelta(days=150)
CARRIED = 325
PLATFORM = "Change.org"
# One line for every language. The page bears no date; brackets stand for the year of the attack that it tells of.
EVIDENCE = "Change.org, CIPO-VAN: 325 [2014]"


def make_closed(campaign: Campaign, organisations: Mapping[str, Organisation], offices: Iterable[Office]) -> Action:
    """Delivered when we first heard of it: it never opens here. No closing day, for its page gives none."""
    action = Action.objects.create(
        kind=PetitionPage.kind,
        name="Make Mexico Safe (Change.org, CIPO-VAN)",
        state=Action.State.DELIVERED,
        organisation=organisations["open-lantern"],
        campaign=campaign,
        country="MX",
        closed_precision="year",
        # No goal is known of it, and none is invented.
        goal=0,
    )
    Asker.objects.create(action=action, organisation=organisations["cipo-van"], role=Asker.Role.STARTER)
    _ask(action, offices)
    return action


def make_open(campaign: Campaign, organisations: Mapping[str, Organisation], offices: Iterable[Office]) -> Action:
    """Prepared only: publishing its first page opens it."""
    action = Action.objects.create(
        kind=PetitionPage.kind,
        name="Hear every claim (demonstration)",
        organisation=organisations["open-lantern"],
        campaign=campaign,
        country="MX",
        goal=250,
    )
    roles = {
        "open-lantern": Asker.Role.STARTER,
        "cempasuchil-circle": Asker.Role.PARTNER,
        "harbour-clinic": Asker.Role.PARTNER,
    }
    for place, (slug, role) in enumerate(roles.items()):
        asker = {"organisation": organisations[slug], "role": role, "offers_news": slug != "harbour-clinic"}
        Asker.objects.create(action=action, place=place, **asker)
    _ask(action, offices)
    return action


def give_open_its_dates(action: Action, said: Mapping[str, Words], now: datetime) -> None:
    closes_at = (now + OPEN_FOR).replace(hour=22, minute=0, second=0, microsecond=0)
    Action.objects.filter(pk=action.pk).update(closes_at=closes_at)
    for language, words in said.items():
        ActionDate.objects.create(
            action=action, what=ActionDate.What.CLOSING_WORDS, language=language, words=words.open.closing_words
        )
        Threshold.objects.bulk_create(
            Threshold(action=action, language=language, number=each.number, consequence=each.consequence)
            for each in words.open.thresholds
        )


def hand_it_over(action: Action, said: Mapping[str, Words], now: datetime) -> None:
    """That it was delivered and to whom is all that its page says: no day, no place, and nobody who brought it."""
    accounts = {language: Account(account=words.closed.delivered) for language, words in said.items()}
    to = dict.fromkeys(Target.objects.filter(action=action).values_list("pk", flat=True), "")
    hand_over(action_id=action.pk, said=Said(on=None, to=to, accounts=accounts), seen=0, by=None, now=now)


def carry_its_count_over(action: Action, *, entered_by: int, checked_by: int, now: datetime) -> None:
    """The supporters on the other platform: a number of its own, which no name here belongs to."""
    carried = carry_over(
        action_id=action.pk,
        platform=PLATFORM,
        number=CARRIED,
        counted_on=date(THEN.year, 12, 31),
        counted_precision="year",
        evidence=EVIDENCE,
        entered_by_id=entered_by,
        now=now,
    )
    check(carried_over_id=carried.pk, checked_by_id=checked_by, now=now)


def _ask(action: Action, offices: Iterable[Office]) -> None:
    for place, office in enumerate(offices):
        Target.objects.create(action=action, office=office, place=place)
