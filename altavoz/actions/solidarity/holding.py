# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: cards and their pictures are found by their participation."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.actions.solidarity import leaving
from altavoz.actions.solidarity.card import Card, Printing
from altavoz.participation.holding import rows_of
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.register import Exported, Holding, SharedFiles, Shown

COLUMNS = frozenset({"words", "alt", "group", "translation"})


def cards_of(email_key: bytes) -> QuerySet[Card]:
    return Card.objects.filter(participation__in=rows_of(email_key))


def export(email_key: bytes) -> Iterator[Exported]:
    rows = cards_of(email_key).select_related("participation__action", "recipient", "picture", "team", "why")
    for row in rows.prefetch_related("recipient__texts").order_by("pk"):
        yield {
            "action": row.participation.action.public_id,
            "card": row.public_id,
            "for": row.recipient.name(row.language),
            "state": row.state,
            "refused_because": row.why.text(row.language) if row.why else "",
            "language": row.language,
            "words": row.words,
            "picture": row.picture.public_id if row.picture else "",
            "picture_shows": row.alt,
            "may_be_shown": str(row.may_be_shown),
            "school_or_group": row.group,
            "counted_with": row.team.name if row.team else "",
            "translation": row.translation,
            "made_at": row.made_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
            "printed": str(row.printing_id is not None),
        }


def show(email_key: bytes) -> Iterator[Shown]:
    rows = cards_of(email_key).select_related("recipient", "why").prefetch_related("recipient__texts")
    for row in rows.order_by("pk"):
        yield Shown(what=_("Your card for %(name)s") % {"name": row.recipient.name()}, facts=tuple(_facts(row)))


def erase(email_key: bytes, _now: datetime) -> int:
    """Words and pictures go at once; a row that counts stays with its participation."""
    return leaving.empty(cards_of(email_key))


def files_of(email_key: bytes) -> Iterable[PrivateFile]:
    return leaving.files_of(cards_of(email_key))


def foresee(email_key: bytes) -> Iterator[str]:
    if cards_of(email_key).filter(printing__isnull=False).exists():
        yield _("A card was printed: the sheets are deleted here, and paper that has left cannot be called back.")


def _facts(row: Card) -> Iterator[tuple[str, str]]:
    yield _("State"), str(row.get_state_display())
    if row.why and row.state == Card.State.REFUSED:
        yield _("Why"), row.why.text()
    yield _("Written on"), date_format(row.made_at, "DATE_FORMAT")
    for label, said in (
        (_("Your words"), row.words),
        (_("What the picture shows"), row.alt),
        (_("School or group"), row.group),
        (_("Translation"), row.translation),
    ):
        if said:
            yield label, said
    yield _("Picture"), _("yes") if row.picture_id else _("no")
    yield _("May be shown on the page"), _("yes") if row.may_be_shown else _("no")


HOLDING = Holding(
    model=Card,
    columns=COLUMNS,
    export=export,
    erase=erase,
    files=frozenset({"picture", "shown_picture"}),
    files_of=files_of,
    show=show,
    foresee=foresee,
)
SHARED = SharedFiles(
    model=Printing,
    columns=frozenset({"file"}),
    what=gettext_lazy("Sheets on which cards of many people are printed"),
    until=gettext_lazy("somebody whose card is on them leaves, or the names of the action are forgotten"),
    of_action="recipient__drive__action",
)
