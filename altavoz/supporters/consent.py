# SPDX-License-Identifier: AGPL-3.0-or-later
"""A yes is recorded with the very wording it was said to, once, where it was said."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.organisations.models import ConsentWording
from altavoz.personal_data.register import Exported, Shown
from altavoz.supporters import news
from altavoz.supporters.importing import kept_out
from altavoz.supporters.models import Consent

BATCH = 500


def record(
    *,
    email: str,
    email_key: bytes,
    given_name: str,
    family_name: str,
    language: str,
    country: str,
    wording_ids: Sequence[int],
    said_where: str,
    now: datetime,
    network_id: int | None = None,
) -> tuple[int, ...]:
    """One row for each published wording that was ticked; returns the networks that were said yes to.

    Without a network it is the own news of the organisation that asks. Saying the same at the same place again adds
    nothing. Takes part in the caller's transaction.
    """
    if not wording_ids:
        return ()
    ticked = ConsentWording.objects.filter(pk__in=wording_ids, published_at__isnull=False)
    asked = ticked.annotate(known=news.OWN_OF_ORGANISATION).values_list("pk", "organisation_id", "known")
    rows = [
        Consent(
            organisation_id=organisation_id,
            wording_id=wording_id,
            network_id=network_id or known or news.own(organisation_id).pk,
            email=email,
            email_key=email_key,
            given_name=given_name,
            family_name=family_name,
            language=language,
            country=country,
            said_at=now,
            said_where=said_where,
        )
        for wording_id, organisation_id, known in asked
    ]
    Consent.objects.bulk_create(rows, ignore_conflicts=True)
    return tuple(row.network_id for row in rows)


def export(email_key: bytes) -> Iterator[Exported]:
    """What the centre holds of one person here, readable."""
    rows = Consent.objects.filter(email_key=email_key).select_related("organisation", "wording", "network", "proof")
    for row in rows.order_by("pk"):
        yield {
            "organisation": str(row.organisation),
            "network": str(row.network),
            "channel": row.channel,
            "wording": row.words,
            "version": str(row.wording.version) if row.wording else "",
            "email": row.email,
            "given_name": row.given_name,
            "family_name": row.family_name,
            "language": row.language,
            "country": row.country,
            "said_at": row.said_at.isoformat(),
            "said_where": row.proof.proof_where if row.proof else row.said_where,
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
            "ended_how": row.ended_how,
        }


def show(email_key: bytes) -> Iterator[Shown]:
    rows = Consent.objects.filter(email_key=email_key).select_related("organisation", "wording", "proof").order_by("pk")
    for row in rows.prefetch_related("organisation__texts"):
        ended = [(_("Ended on"), date_format(row.ended_at, "DATE_FORMAT"))] if row.ended_at else []
        facts = [
            (_("You agreed to"), row.words),
            (_("Agreed on"), date_format(row.said_at, "DATE_FORMAT")),
            (_("E-mail address"), row.email),
            *ended,
        ]
        yield Shown(
            what=_("News from %(organisation)s") % {"organisation": row.organisation.name()}, facts=tuple(facts)
        )


def end_all(*, email_key: bytes, how: str, now: datetime) -> int:
    """End every yes of one address; returns how many there were. What was said stays as a proof, until it is old."""
    return Consent.objects.filter(email_key=email_key, ended_at__isnull=True).update(ended_at=now, ended_how=how)


def forget_ended(*, before: datetime, at_most: int = BATCH) -> int:
    """Delete some of the yeses that ended before then; those that still hold are not touched by any action's end."""
    old = list(Consent.objects.filter(ended_at__lt=before).values_list("pk", flat=True)[:at_most])
    return Consent.objects.filter(pk__in=old, ended_at__lt=before).delete()[0]


def erase(email_key: bytes, _now: datetime) -> int:
    """The rows go whole, keys too: a yes that may not be used any more proves nothing that is worth keeping."""
    kept_out.keep_out(email_key)
    _total, by_model = Consent.objects.filter(email_key=email_key).delete()
    return by_model.get(Consent._meta.label, 0)
