# SPDX-License-Identifier: AGPL-3.0-or-later
"""Wordings of consent: written as drafts, published once they say all that they must, never changed after."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from django.db import transaction
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import ConsentWording


class Missing(Enum):
    """What a wording lacks before it may be published."""

    NAME = "name"
    PURPOSE = "purpose"
    ADDRESS = "address"
    CONTACT = "contact"

    def sentence(self) -> Promise:
        return SENTENCES[self]


SENTENCES = {
    Missing.NAME: _("The organisation's name in this language must stand in the wording."),
    Missing.PURPOSE: _("Say what the person says yes to: both the words beside the box and the full wording."),
    Missing.ADDRESS: _("The organisation's postal address must be known and stand in the full wording."),
    Missing.CONTACT: _("The organisation's address for questions about personal data must stand in the full wording."),
}


@dataclass(frozen=True)
class Publication:
    """`published` is false where something is missing, and where it had been published before."""

    published: bool
    missing: tuple[Missing, ...] = ()


def current(
    organisation_ids: Collection[int],
    language: str,
    purpose: ConsentWording.Purpose = ConsentWording.Purpose.NEWS,
) -> dict[int, ConsentWording]:
    """The newest published wording of each organisation; one that has none in that language is left out.

    Nobody is offered words in a language that the page does not speak.
    """
    return newest(published(organisation_ids), language, purpose)


def published(organisation_ids: Collection[int]) -> list[ConsentWording]:
    """All that these organisations ever published, for every purpose and in every language, the oldest first."""
    rows = ConsentWording.objects.filter(organisation__in=organisation_ids, published_at__isnull=False)
    return list(rows.order_by("version"))


def newest(
    rows: Iterable[ConsentWording],
    language: str,
    purpose: ConsentWording.Purpose = ConsentWording.Purpose.NEWS,
) -> dict[int, ConsentWording]:
    """Of rows in the order of their versions, each organisation's last one."""
    return {row.organisation_id: row for row in rows if (row.language, row.purpose) == (language, purpose)}


def missing(wording: ConsentWording) -> tuple[Missing, ...]:
    """Everything that stands between this draft and its publication, in a fixed order."""
    organisation = wording.organisation
    text = _plain(wording.text)
    names = [_plain(found.name) for found in organisation.texts.all() if found.language == wording.language]
    said = f"{_plain(wording.label)} {text}"
    present = {
        Missing.NAME: any(name in said for name in names),
        Missing.PURPOSE: bool(wording.purpose and _plain(wording.label) and text),
        Missing.ADDRESS: _stands_in(organisation.postal_address, text),
        Missing.CONTACT: _stands_in(organisation.privacy_contact, text),
    }
    return tuple(lack for lack, is_there in present.items() if not is_there)


def publish(wording: ConsentWording, now: datetime) -> Publication:
    """Freeze the wording, the sentence on stopping included, so that the row holds what was really shown."""
    lacks = missing(wording)
    if lacks:
        return Publication(published=False, missing=lacks)
    text = with_stopping_sentence(wording.text, wording.language)
    moved = ConsentWording.objects.filter(pk=wording.pk, published_at__isnull=True).update(text=text, published_at=now)
    wording.refresh_from_db()
    return Publication(published=moved == 1)


def stopping_sentence(language: str) -> str:
    with override(language):
        return gettext("You can stop at any time: use the link in any letter, or write to the address above.")


def with_stopping_sentence(text: str, language: str) -> str:
    sentence = stopping_sentence(language)
    return text if sentence in text else f"{text.rstrip()}\n\n{sentence}"


def revise(wording: ConsentWording) -> ConsentWording:
    """The draft that may follow a published wording: the one there is, or a copy under the next number."""
    kin = ConsentWording.objects.filter(
        organisation=wording.organisation_id, purpose=wording.purpose, language=wording.language
    )
    with transaction.atomic():
        draft = kin.filter(published_at__isnull=True).order_by("version").last()
        if draft is not None:
            return draft
        newest = kin.aggregate(newest=Max("version"))["newest"] or 0
        return ConsentWording.objects.create(
            organisation_id=wording.organisation_id,
            purpose=wording.purpose,
            language=wording.language,
            version=newest + 1,
            label=wording.label,
            text=wording.text,
        )


def _plain(text: str) -> str:
    """Lines, double spaces and capitals make no difference to what is said."""
    return " ".join(text.split()).casefold()


def _stands_in(words: str, text: str) -> bool:
    """An address written in lines is found where it is written with commas."""
    parts = [_plain(part).strip(" ,") for part in words.splitlines()]
    parts = [part for part in parts if part]
    return bool(parts) and all(part in text for part in parts)
