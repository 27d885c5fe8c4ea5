# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mailings of the demonstration, and the invented people in its networks. Two are about to go: the worker chooses their
readers and writes their letters, which become files. One waits for a second person, one is a draft.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import cycle, islice

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.text import slugify

from altavoz.campaigns.action import Action
from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.mailings.drafts import announcing
from altavoz.mailings.drafts.announcing import Occasion
from altavoz.mailings.models import Audience, Mailing, MailingText, Recipient
from altavoz.mailings.sending import life
from altavoz.organisations import wordings
from altavoz.organisations.models import ConsentWording, Organisation
from altavoz.outbox import links
from altavoz.personal_data.addresses import email_key
from altavoz.supporters import joining
from altavoz.supporters.joining import Member
from altavoz.supporters.models import Consent, Network, Rhythm, Subscription

DOMAIN = "example.org"
A_BATCH = 500
# Their letter of the week is due: the Monday after that is past.
TEN_DAYS = timedelta(days=10)
LONG_AGO = timedelta(days=90)
COUNTRIES = {"en": "CA", "fr": "FR", "es": "MX"}
Said = Mapping[str, Mapping[str, str]]


def make(organisations: Mapping[str, Organisation], *, staff: Mapping[str, User], now: datetime) -> None:
    said, runs = read_file("mailings"), organisations["open-lantern"]
    urgent = _network(runs, Network.Carries.URGENT)
    circle = organisations["cempasuchil-circle"]
    alerts = _network(circle, Network.Carries.ALERTS)
    _enter(urgent, [_named(line) for line in said["urgent"]], now)
    _enter(alerts, [_named(line) for line in said["alerts"]], now)
    _enter(_network(runs, Network.Carries.NEWS), list(_many(said["readers"])), now)
    campaigner = staff["campaigner"]
    congress = Action.objects.get(name="Letter to Secretary Kerry, July 2016")
    # No alert: its action is closed, and the centre calls nobody to what is over.
    retold = _mailing(
        runs, said["alert"], sort=Mailing.Sort.UPDATE, action=congress, networks=[urgent], by=campaigner, now=now
    )
    life.ask_to_send(retold.pk, user_id=campaigner.pk, now=now)
    _gone(circle, alerts, said["join"], by=campaigner, now=now)
    waiting = _mailing(runs, said["news"], sort=Mailing.Sort.NEWS, by=campaigner, now=now)
    life.ask_to_send(waiting.pk, user_id=campaigner.pk, now=now)
    _draft(by=campaigner, now=now)


def _gone(runs: Organisation, network: Network, words: Said, *, by: User, now: datetime) -> None:
    """It began ten days ago, so that who reads us weekly gets a weekly letter; the last letters are still to go."""
    then = now - TEN_DAYS
    mailing = _mailing(runs, words, sort=Mailing.Sort.NEWS, networks=[network], by=by, now=then)
    rows = [_recipient(mailing, each, then) for each in network.subscriptions.order_by("pk")]
    Recipient.objects.bulk_create(rows)
    weekly = sum(row.state == Recipient.State.WEEKLY for row in rows)
    _move(
        mailing,
        state=Mailing.State.GOING,
        asked_by=by.pk,
        begun_at=then,
        chosen_at=then,
        counted=len(rows),
        counted_at=then,
        number_chosen=len(rows),
        number_weekly=weekly,
    )


def _draft(*, by: User, now: datetime) -> None:
    """What the open petition has to tell, in the words of its pages."""
    petition = Action.objects.get(kind="petition", state=Action.State.OPEN)
    announcing.draft(Occasion(petition, Mailing.Sort.ALERT, now.date()), by=by, now=now)


def _mailing(
    runs: Organisation,
    words: Said,
    *,
    sort: str,
    by: User,
    now: datetime,
    action: Action | None = None,
    networks: Sequence[Network] = (),
) -> Mailing:
    """For any hour of the reader's day: whoever tries the centre out wants to see the letters now."""
    mailing = Mailing.objects.create(
        organisation=runs,
        action=action,
        sort=sort,
        name=str(words["name"]),
        made_by=by.pk,
        made_at=now,
        hours_from=0,
        hours_until=24,
    )
    MailingText.objects.bulk_create(_text(mailing, language, words[language]) for language in LANGUAGES)
    Audience.objects.create(mailing=mailing).networks.set(networks)
    return mailing


def _text(mailing: Mailing, language: str, words: Mapping[str, str]) -> MailingText:
    join = links.absolute(reverse("supporters:join", args=[language]))
    body = words["body"].replace("{join}", join)
    rest = {name: value for name, value in words.items() if name != "body"}
    return MailingText(mailing=mailing, language=language, body=body, **rest)


def _recipient(mailing: Mailing, row: Subscription, then: datetime) -> Recipient:
    state = Recipient.State.WEEKLY if row.rhythm == Rhythm.WEEKLY else Recipient.State.PLANNED
    return Recipient(
        mailing=mailing,
        subscription=row,
        email_key=row.email_key,
        language=row.language,
        due_at=then,
        state=state,
    )


def _move(mailing: Mailing, **columns: object) -> None:
    Mailing.objects.filter(pk=mailing.pk).update(**columns)


def _network(runs: Organisation, carries: str) -> Network:
    return Network.objects.get(organisation=runs, carries=carries)


def _named(line: str) -> Member:
    given_name, country, language, rhythm = line.split()
    return Member(f"{slugify(given_name)}.reader@{DOMAIN}", given_name, language, country, rhythm)


def _many(number: int) -> Iterator[Member]:
    """Nobody knows more of them than the address."""
    for place, language in enumerate(islice(cycle(LANGUAGES), number), 1):
        yield Member(f"reader{place:04}@{DOMAIN}", "", language, COUNTRIES[language])


def _enter(network: Network, readers: Sequence[Member], now: datetime) -> None:
    """As if each had pressed the button of her letter: the yes with its wording, and the subscription."""
    joined_at, runs = now - LONG_AGO, network.organisation_id
    published = {language: wordings.current([runs], language)[runs] for language in LANGUAGES}
    for start in range(0, len(readers), A_BATCH):
        some = [(each, email_key(each.email)) for each in readers[start : start + A_BATCH]]
        Consent.objects.bulk_create(_yes(network, each, key, published[each.language], joined_at) for each, key in some)
        Subscription.objects.bulk_create(
            joining.membership(each, key, network.pk, joining.FORM, joined_at) for each, key in some
        )


def _yes(network: Network, reader: Member, key: bytes, wording: ConsentWording, joined_at: datetime) -> Consent:
    return Consent(
        organisation_id=network.organisation_id,
        wording=wording,
        network=network,
        email=reader.email,
        email_key=key,
        given_name=reader.given_name,
        family_name="",
        language=reader.language,
        country=reader.country,
        said_at=joined_at,
        said_where=joining.place_of(network),
    )
