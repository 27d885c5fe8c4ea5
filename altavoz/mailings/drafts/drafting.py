# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write a mailing: begin it, change it, its texts and whom it is for. Each verb asks the row itself for a draft."""

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from altavoz.campaigns.action import Action
from altavoz.mailings.drafts.page_texts import languages_told, words_of_page
from altavoz.mailings.models import Audience, Mailing, MailingText
from altavoz.mailings.readers import audience
from altavoz.mailings.readers.audience import Counted
from altavoz.organisations import audit
from altavoz.organisations.models import Organisation
from altavoz.supporters.models import Network

DRAFT = Mailing.State.DRAFT
# What an entry of the audit may hold of a mailing: no word that somebody wrote.
NOTED = frozenset(
    {"sort", "action", "is_urgent", "fallback", "begin_at", "hours_from", "hours_until", "per_hour", "test_share"}
)

NOT_COUNTED: Mapping[str, object] = {"counted": None, "counted_in": {}, "counted_at": None}


class Kept(enum.Enum):
    DONE = "done"
    NOT_A_DRAFT = "not a draft"
    """Somebody has asked to send it meanwhile: what goes out is what was read."""
    NOT_TOLD = "not told"
    """The action has no page in that language."""


@dataclass(frozen=True)
class Aim:
    """Whom a mailing is for. What is empty narrows nothing."""

    networks: Collection[Network] = ()
    languages: Collection[str] = ()
    countries: Collection[str] = ()
    topics: Collection[str] = ()
    took_part_in: Action | None = None
    everybody_who_acted: bool = False
    not_in: Action | None = None
    member_has_not_signed: Action | None = None


@transaction.atomic
def begin(
    *,
    organisation: Organisation,
    columns: Mapping[str, object],
    from_page: bool,
    by: User,
    now: datetime,
) -> Mailing:
    """A draft that is for everybody in the organisation's networks, with the words of the action's page if wanted."""
    mailing = Mailing.objects.create(organisation=organisation, made_by=by.pk, made_at=now, **columns)
    Audience.objects.create(mailing=mailing)
    if from_page and mailing.action is not None:
        for language in languages_told(mailing.action):
            _fill(mailing, language)
    _note(mailing, "begin", by, now, after={"sort": mailing.sort, "action": mailing.action_id})
    return mailing


@transaction.atomic
def change(*, mailing_id: int, columns: Mapping[str, object], by: User, now: datetime) -> Kept:
    mailing = _draft(mailing_id)
    if mailing is None:
        return Kept.NOT_A_DRAFT
    before = {name: _plain(getattr(mailing, name)) for name in columns if name in NOTED}
    if {"sort", "action"} & columns.keys():
        # Networks carry this sort and not that one, and may be about one country.
        columns = {**columns, **NOT_COUNTED}
    Mailing.objects.filter(pk=mailing_id).update(**columns)
    after = {name: _plain(value) for name, value in columns.items() if name in NOTED}
    changed = {name for name in after if after[name] != before[name]}
    _note(
        mailing,
        "change",
        by,
        now,
        before={name: before[name] for name in sorted(changed)},
        after={name: after[name] for name in sorted(changed)},
    )
    return Kept.DONE


@transaction.atomic
def write(*, mailing_id: int, language: str, words: Mapping[str, str], by: User, now: datetime) -> Kept:
    mailing = _draft(mailing_id)
    if mailing is None:
        return Kept.NOT_A_DRAFT
    MailingText.objects.update_or_create(mailing=mailing, language=language, defaults=words)
    _note(mailing, "write", by, now, after={"language": language})
    return Kept.DONE


@transaction.atomic
def fill(*, mailing_id: int, language: str, by: User, now: datetime) -> Kept:
    """The words of the action's page, in the place of what stands there."""
    mailing = _draft(mailing_id)
    if mailing is None:
        return Kept.NOT_A_DRAFT
    if not _fill(mailing, language):
        return Kept.NOT_TOLD
    _note(mailing, "fill", by, now, after={"language": language})
    return Kept.DONE


@transaction.atomic
def drop_text(*, mailing_id: int, language: str, by: User, now: datetime) -> Kept:
    mailing = _draft(mailing_id)
    if mailing is None:
        return Kept.NOT_A_DRAFT
    MailingText.objects.filter(mailing=mailing, language=language).delete()
    _note(mailing, "drop_text", by, now, before={"language": language})
    return Kept.DONE


@transaction.atomic
def aim(*, mailing_id: int, at: Aim, by: User, now: datetime) -> Kept:
    """Nobody is counted by it: what was counted before says nothing any more."""
    mailing = _draft(mailing_id)
    if mailing is None:
        return Kept.NOT_A_DRAFT
    row, _new = Audience.objects.get_or_create(mailing=mailing)
    row.languages, row.countries, row.topics = sorted(at.languages), sorted(at.countries), sorted(at.topics)
    row.took_part_in, row.not_in, row.member_has_not_signed = at.took_part_in, at.not_in, at.member_has_not_signed
    row.everybody_who_acted = at.everybody_who_acted and at.took_part_in is not None
    row.save()
    row.networks.set(at.networks)
    Mailing.objects.filter(pk=mailing_id).update(**NOT_COUNTED)
    _note(mailing, "aim", by, now, after=_told_of(row, at))
    return Kept.DONE


def count(*, mailing_id: int, now: datetime) -> Counted:
    """How many people it is for now; the number is kept beside it."""
    mailing = Mailing.objects.select_related("action").get(pk=mailing_id)
    counted = audience.count(mailing, now=now)
    Mailing.objects.filter(pk=mailing_id, state=DRAFT).update(
        counted=counted.total, counted_in=dict(counted.by_language), counted_at=now
    )
    return counted


def _told_of(row: Audience, at: Aim) -> dict[str, audit.Value]:
    return {
        "networks": ", ".join(sorted(network.public_id for network in at.networks)),
        "languages": ", ".join(row.languages),
        "countries": ", ".join(row.countries),
        "topics": ", ".join(row.topics),
        "took_part_in": row.took_part_in_id,
        "everybody_who_acted": row.everybody_who_acted,
        "not_in": row.not_in_id,
        "member_has_not_signed": row.member_has_not_signed_id,
    }


def _draft(mailing_id: int) -> Mailing | None:
    """Held until the commit, so that nobody asks to send it between a look and a change."""
    rows = Mailing.objects.select_for_update(of=("self",), no_key=True).select_related("action", "organisation")
    return rows.filter(pk=mailing_id, state=DRAFT).first()


def _fill(mailing: Mailing, language: str) -> bool:
    words = None if mailing.action is None else words_of_page(mailing.action, sort=mailing.sort, language=language)
    if words is None:
        return False
    said = {"subject": words.subject, "preview_line": words.preview_line, "button": words.button}
    room = {each.name: each.max_length or 0 for each in MailingText._meta.concrete_fields}
    cut = {name: value[: room[name]] for name, value in said.items()}
    MailingText.objects.update_or_create(mailing=mailing, language=language, defaults={**cut, "body": words.body})
    return True


def _plain(value: object) -> audit.Value:
    """A moment or a row as the audit can keep it."""
    if isinstance(value, Action):
        return value.pk
    return value if value is None or isinstance(value, str | int | bool) else str(value)


def _note(
    mailing: Mailing,
    verb: str,
    by: User,
    now: datetime,
    *,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value] = audit.NOTHING,
) -> None:
    audit.note(
        actor=by,
        act=f"mailings.{verb}",
        now=now,
        subject=f"mailing:{mailing.public_id}",
        organisation_id=mailing.organisation_id,
        before=before,
        after=after,
    )
