# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a person does with her subscriptions: change them, pause, stop one or all; and what the register may do."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.personal_data.register import Exported, Holding, SharedFiles, Shown
from altavoz.supporters import consent
from altavoz.supporters.exports import taking
from altavoz.supporters.importing import kept_out
from altavoz.supporters.models import Consent, Joining, ListImport, NetworkExport, Rhythm, Subscription

PAUSES = (30, 90, 180)
STOPPED = Q(ended_at__isnull=False)


def active(email_key: bytes) -> QuerySet[Subscription]:
    """The networks that this address is in, with their words, in the editor's order."""
    rows = Subscription.objects.filter(email_key=email_key, ended_at__isnull=True).select_related("network")
    return rows.prefetch_related("network__texts").order_by("network__place", "pk")


def stop(*, public_id: str, how: str, now: datetime) -> bool:
    """End one subscription and every yes that was said to it; False where it had ended, or never was.

    Its address goes at once; when and how it ended stays, as the proof that it did.
    """
    row = Subscription.objects.filter(public_id=public_id).select_related("network").first()
    return row is not None and _stop(row, how=how, now=now)


def stop_all(*, email_key: bytes, how: str, now: datetime) -> int:
    """No letter of any network or organisation any more; returns how many yeses and subscriptions that ended."""
    kept_out.keep_out(email_key)
    ended = sum(_stop(row, how=how, now=now) for row in active(email_key))
    return ended + consent.end_all(email_key=email_key, how=how, now=now)


def pause(*, email_key: bytes, days: int, now: datetime) -> int:
    """No letters for so many days, of any network; 0 ends the pause."""
    until = now + timedelta(days=days) if days else None
    return Subscription.objects.filter(email_key=email_key, ended_at__isnull=True).update(paused_until=until)


def speak(*, email_key: bytes, language: str) -> int:
    """Write to this address in another language from now on."""
    return Subscription.objects.filter(email_key=email_key, ended_at__isnull=True).update(language=language)


def greet(*, email_key: bytes, given_name: str) -> int:
    """Greet this address by another name from now on; what she said yes with stays as she said it."""
    return Subscription.objects.filter(email_key=email_key, ended_at__isnull=True).update(given_name=given_name)


def turn_to(*, public_id: str, email_key: bytes, rhythm: Rhythm) -> bool:
    """Change how often one network writes. The key says whose it is: an id alone is not enough."""
    rows = Subscription.objects.filter(public_id=public_id, email_key=email_key, ended_at__isnull=True)
    return bool(rows.update(rhythm=rhythm))


def forget_ended(*, before: datetime, at_most: int = 500) -> int:
    """Delete some of the subscriptions that ended before then."""
    old = list(Subscription.objects.filter(ended_at__lt=before).values_list("pk", flat=True)[:at_most])
    return Subscription.objects.filter(pk__in=old, ended_at__lt=before).delete()[0]


@transaction.atomic
def _stop(row: Subscription, *, how: str, now: datetime) -> bool:
    going = Subscription.objects.filter(pk=row.pk, ended_at__isnull=True)
    if not going.update(ended_at=now, ended_how=how, email="", given_name=""):
        return False
    said_to_it = Consent.objects.filter(email_key=row.email_key, network=row.network_id, ended_at__isnull=True)
    said_to_it.update(ended_at=now, ended_how=how)
    return True


def _export(email_key: bytes) -> Iterator[Exported]:
    rows = Subscription.objects.filter(email_key=email_key).select_related("network__organisation").order_by("pk")
    for row in rows:
        yield {
            "network": str(row.network),
            "email": row.email,
            "given_name": row.given_name,
            "language": row.language,
            "country": row.country,
            "rhythm": row.rhythm,
            "joined_at": row.joined_at.isoformat(),
            "joined_where": row.joined_where,
            "paused_until": row.paused_until.isoformat() if row.paused_until else "",
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
            "ended_how": row.ended_how,
        }


def _show(email_key: bytes) -> Iterator[Shown]:
    for row in active(email_key):
        facts = [
            (_("Joined on"), date_format(row.joined_at, "DATE_FORMAT")),
            (_("E-mail address"), row.email),
            (_("How often"), str(row.get_rhythm_display())),
        ]
        if row.paused_until:
            facts.append((_("Paused until"), date_format(row.paused_until, "DATE_FORMAT")))
        yield Shown(
            what=str(row.network),
            facts=tuple(facts),
            link=reverse("supporters:leave", args=[row.public_id]),
            link_words=_("Stop these letters"),
        )


def _erase(email_key: bytes, now: datetime) -> int:
    taking.erase(email_key, now)
    return Subscription.objects.filter(email_key=email_key).delete()[0]


def _export_requests(email_key: bytes) -> Iterator[Exported]:
    for row in Joining.objects.filter(email_key=email_key).order_by("pk"):
        yield {
            "email": row.email,
            "given_name": row.given_name,
            "language": row.language,
            "country": row.country,
            "made_at": row.made_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
        }


def _erase_requests(email_key: bytes, _now: datetime) -> int:
    return Joining.objects.filter(email_key=email_key).delete()[0]


HOLDINGS = (
    Holding(
        model=Subscription,
        columns=frozenset({"email", "given_name"}),
        keys=frozenset({"email_key"}),
        export=_export,
        erase=_erase,
        show=_show,
    ),
    Holding(
        model=Joining,
        columns=frozenset({"email", "given_name"}),
        keys=frozenset({"email_key"}),
        export=_export_requests,
        erase=_erase_requests,
    ),
)
SHARED = (
    SharedFiles(
        model=ListImport,
        columns=frozenset({"file", "refusals", "evidence"}),
        what=gettext_lazy("A list of addresses from another program, and what proves that its people agreed"),
        until=gettext_lazy("the list until it is brought in, its proof as long as somebody's yes rests on it"),
    ),
    SharedFiles(
        model=NetworkExport,
        columns=frozenset({"table", "data"}),
        what=gettext_lazy("A list of the people of a network, made for staff"),
        until=gettext_lazy("some days after it was made"),
    ),
)
