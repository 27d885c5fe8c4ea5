# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who gets a mailing: people who said yes to this organisation, narrowed by what staff chose, one row an address.

Nobody else is ever in it, but for news of an action that go to everybody who took part in it. A network that nobody
chose is in it only where it carries such a mailing: who asked for urgent actions did not ask for an organisation's
news.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from altavoz.campaigns.kinds import kind_of
from altavoz.contacting.models import ContactReport, Message, Plan
from altavoz.contacting.stances import Stance, stances
from altavoz.mailings.models import Audience, Mailing
from altavoz.participation.models import Participation
from altavoz.supporters.models import Network, Subscription

CALLS = frozenset({Network.Carries.ALERTS, Network.Carries.URGENT})
STORIES = CALLS | {Network.Carries.NEWS}
CARRIED: Mapping[str, frozenset[str]] = {
    Mailing.Sort.ALERT: CALLS,
    Mailing.Sort.UPDATE: STORIES,
    Mailing.Sort.OUTCOME: STORIES,
    Mailing.Sort.REMINDER: STORIES,
    Mailing.Sort.NEWS: frozenset({Network.Carries.NEWS}),
}
# Written, and neither taken back nor waiting for its writer's button.
NOT_WRITTEN = (Message.State.PENDING, Message.State.WITHDRAWN)


@dataclass(frozen=True)
class Counted:
    """How many people, and how many of them read which language."""

    total: int
    by_language: Mapping[str, int]


@dataclass(frozen=True)
class Reached:
    """Offices that have not signed a letter, and the actions in which people were asked to reach them."""

    action_ids: frozenset[int]
    office_ids: frozenset[int]


@dataclass(frozen=True)
class Reach:
    """An audience read once, for many questions: its networks and offices by their numbers, the rest as it stands."""

    network_ids: frozenset[int]
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    took_part_in: int | None = None
    everybody_who_acted: bool = False
    not_in: int | None = None
    reached: Reached | None = None


def people(mailing: Mailing, *, now: datetime) -> QuerySet[Subscription]:
    """Paused and ended ones are out. Of an address in several of its networks, the one that is written to at once
    comes before the weekly one, and the older before the newer."""
    return people_in(read(mailing), now=now)


def count(mailing: Mailing, *, now: datetime) -> Counted:
    reach, by_language = read(mailing), Counter[str]()
    for rows in (people_in(reach, now=now), others_in(reach)):
        numbers = rows.order_by().values_list("language").annotate(number=Count("pk"))
        by_language.update(dict(numbers.order_by("language")))
    return Counted(by_language.total(), dict(sorted(by_language.items())))


def networks_of(mailing: Mailing) -> list[Network]:
    """The networks that it goes to, before anything else narrows them."""
    audience = audience_of(mailing)
    chosen = list(audience.networks.all()) if audience.pk else []
    theirs = Network.objects.filter(organisation=mailing.organisation_id)
    if chosen:
        return list(theirs.filter(pk__in=[network.pk for network in chosen]))
    carrying = theirs.filter(carries__in=CARRIED[mailing.sort])
    country = mailing.action.country if mailing.action else ""
    return list(carrying.filter(country__in=["", country]) if country else carrying)


def audience_of(mailing: Mailing) -> Audience:
    """An empty one where staff have not written any."""
    return Audience.objects.filter(mailing=mailing.pk).first() or Audience(mailing=mailing)


def read(mailing: Mailing) -> Reach:
    audience = audience_of(mailing)
    topics = {*audience.topics, ""} if audience.topics else None
    networks = (each for each in networks_of(mailing) if topics is None or each.topic in topics)
    return Reach(
        network_ids=frozenset(network.pk for network in networks),
        languages=tuple(audience.languages),
        countries=tuple(audience.countries),
        took_part_in=audience.took_part_in_id,
        everybody_who_acted=audience.everybody_who_acted and may_tell_everybody(mailing, audience.took_part_in_id),
        not_in=audience.not_in_id,
        reached=_reached(audience),
    )


def may_tell_everybody(mailing: Mailing, took_part_in: int | None) -> bool:
    """News of the very action in which they took part, where its form said that they would have them."""
    about = mailing.action
    is_news = mailing.sort in {Mailing.Sort.UPDATE, Mailing.Sort.OUTCOME}
    return about is not None and about.pk == took_part_in and is_news and kind_of(about).tells_who_acted


def people_in(reach: Reach, *, now: datetime) -> QuerySet[Subscription]:
    rows = whatever_they_did(reach, now=now)
    if reach.took_part_in:
        rows = rows.filter(Exists(acts_in(reach.took_part_in).filter(held="", email_key=OuterRef("email_key"))))
    if reach.not_in:
        rows = rows.filter(~Exists(acts_in(reach.not_in).filter(email_key=OuterRef("email_key"))))
    return rows


def whatever_they_did(reach: Reach, *, now: datetime) -> QuerySet[Subscription]:
    """Before it is asked who took part in what."""
    rows = _fitting(reach, now)
    if len(reach.network_ids) > 1:
        before = Q(rhythm__lt=OuterRef("rhythm")) | Q(rhythm=OuterRef("rhythm"), pk__lt=OuterRef("pk"))
        rows = rows.filter(~Exists(_fitting(reach, now).filter(before, email_key=OuterRef("email_key"))))
    return rows.filter(_has_reached(reach.reached)) if reach.reached else rows


def who_did_as_asked(reach: Reach, keys: Collection[bytes]) -> set[bytes]:
    """Of these few addresses, those that `people_in` would leave in.

    Asked for a batch alone: together with everything else a database may read everybody who acted, once a batch.
    """
    fitting = set(keys)
    if reach.took_part_in:
        fitting &= _keys_of(acts_in(reach.took_part_in).filter(held="", email_key__in=keys))
    if reach.not_in:
        fitting -= _keys_of(acts_in(reach.not_in).filter(email_key__in=keys))
    return fitting


def _keys_of(rows: QuerySet[Participation]) -> set[bytes]:
    return {bytes(key) for key in rows.values_list("email_key", flat=True)}


def others_in(reach: Reach) -> QuerySet[Participation]:
    """Who took part and is in none of these networks: nobody, unless staff want everybody who acted.

    Whoever pauses the letters of a network hears nothing meanwhile; who left it is told of her own act alone.
    """
    if not (reach.took_part_in and reach.everybody_who_acted) or reach.reached or reach.not_in:
        return Participation.objects.none()
    rows = acts_in(reach.took_part_in).filter(held="", enough_of_it__isnull=True)
    theirs = Subscription.objects.filter(network__in=reach.network_ids, email_key=OuterRef("email_key"))
    rows = rows.filter(~Exists(theirs.filter(ended_at__isnull=True)))
    if reach.languages:
        rows = rows.filter(language__in=reach.languages)
    return rows.filter(country__in=reach.countries) if reach.countries else rows


def acts_in(action_id: int) -> QuerySet[Participation]:
    """Who has taken part, counted or held: nobody is asked again for what she has done."""
    return Participation.objects.filter(action=action_id, state=Participation.State.CONFIRMED)


def _fitting(reach: Reach, now: datetime) -> QuerySet[Subscription]:
    rows = Subscription.objects.filter(
        Q(paused_until__isnull=True) | Q(paused_until__lte=now), network__in=reach.network_ids, ended_at__isnull=True
    )
    if reach.languages:
        rows = rows.filter(language__in=reach.languages)
    return rows.filter(country__in=reach.countries) if reach.countries else rows


def _has_reached(reached: Reached) -> Q:
    """Somebody wrote by this centre or says that she called: her own confirmed participation."""
    hers = {
        "participation__email_key": OuterRef("email_key"),
        "participation__action__in": reached.action_ids,
        "participation__state": Participation.State.CONFIRMED,
        "office__in": reached.office_ids,
    }
    reports = ContactReport.objects.filter(confirmed_at__isnull=False, **hers)
    return Q(Exists(Message.objects.filter(**hers).exclude(state__in=NOT_WRITTEN))) | Q(Exists(reports))


def _reached(audience: Audience) -> Reached | None:
    letter = audience.member_has_not_signed
    if letter is None:
        return None
    acts = frozenset(Plan.objects.filter(supports=letter).values_list("action", flat=True))
    offices: set[int] = set()
    for model in (Message, ContactReport):
        rows = model._default_manager.filter(participation__action__in=acts)
        offices |= set(rows.order_by().values_list("office", flat=True).distinct())
    known = stances(letter.kind, letter.pk, sorted(offices))
    return Reached(acts, frozenset(each for each, stance in known.items() if stance is not Stance.HAS_SIGNED))
