# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: how to show, export and erase one person."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Why
from altavoz.campaigns.kinds import kind_of
from altavoz.participation.agreed import headline_of
from altavoz.participation.confirmation import count
from altavoz.participation.correcting import may_be_corrected
from altavoz.participation.forgetting import emptying
from altavoz.participation.models import CarriedOver, PaperScan, Participation
from altavoz.personal_data.register import Exported, Holding, SharedFiles, Shown

COLUMNS = frozenset({"given_name", "family_name", "email", "postcode", "reason", "token", "consents"})
State = Participation.State


def rows_of(email_key: bytes) -> QuerySet[Participation]:
    """Action by action, because the index begins with the action and there is none on the key alone."""
    return Participation.objects.filter(action__in=list(Action.objects.all()), email_key=email_key)


def export(email_key: bytes) -> Iterator[Exported]:
    for row in rows_of(email_key).select_related("action").order_by("pk"):
        yield {
            "action": row.action.public_id,
            "action_headline": _headline(row),
            "state": row.state,
            "made_at": row.made_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
            "reminded_at": row.reminded_at.isoformat() if row.reminded_at else "",
            "given_name": row.given_name,
            "family_name": row.family_name,
            "email": row.email,
            "postcode": row.postcode,
            "country": row.country,
            "language": row.language,
            "reason": row.reason,
            "reason_state": row.reason_state,
            "show_name": str(row.show_name),
            "hand_over": str(row.hand_over),
            "text_version": str(row.text_version),
            "wordings_ticked": " ".join(str(number) for number in row.consents),
            "came_from": row.came_from,
        }


def show(email_key: bytes) -> Iterator[Shown]:
    """Each signature with its state; one that may still be taken back leads to the page that does it."""
    for row in rows_of(email_key).select_related("action").order_by("pk"):
        leads = row.state in {State.PENDING, State.CONFIRMED} and not row.action.is_delivered
        yield Shown(
            what=_headline(row) or _("An action that was taken down"),
            facts=tuple(_facts(row)),
            link=reverse("participation:withdraw", args=[row.token]) if leads else "",
            link_words=_("Withdraw this signature"),
            also=tuple(_own_pages(row)),
        )


def _own_pages(row: Participation) -> Iterator[tuple[str, str]]:
    if row.state == State.CONFIRMED and row.action.state != Action.State.TAKEN_DOWN:
        yield reverse("participation:did", args=[row.token]), _("What you did, and what came of it")
    if may_be_corrected(row):
        yield reverse("participation:correct", args=[row.token]), _("Correct what I signed with")


def foresee(email_key: bytes) -> Iterator[str]:
    """What erasing would do to the count of each action that she signed."""
    for row in rows_of(email_key).select_related("action").order_by("pk"):
        about = {"headline": _headline(row) or row.action.public_id}
        if row.state != State.CONFIRMED or row.held:
            yield _("“%(headline)s”: this signature does not count, so no number changes.") % about
        elif row.action.is_delivered:
            yield _("“%(headline)s” was handed over: the number stays, for it was true that day.") % about
        else:
            yield _("“%(headline)s” was not handed over yet: the count goes down by one.") % about


def erase(email_key: bytes, now: datetime) -> int:
    """Until the hand-over, every row goes whole and what counted is taken back; after it, the row stays, empty.

    Nothing is left that could find the person again: a deleted row takes its key along, and in a row that stays
    random bytes stand in its place. What was handed over stays counted, for it was true on that day.
    """
    return sum(_erase(pk, now) for pk in list(rows_of(email_key).values_list("pk", flat=True)))


@transaction.atomic
def _erase(pk: int, now: datetime) -> int:
    rows = Participation.objects.filter(pk=pk)
    row = rows.select_related("action").select_for_update(of=("self",)).first()
    if row is None:
        return 0
    if row.action.is_delivered and row.state == State.CONFIRMED and not row.held:
        kind_of(row.action).left([row.pk])
        return emptying.empty([row])
    if row.state == State.CONFIRMED and not row.held:
        count(row, n=-1, why=Why.WITHDRAWN, now=now)
    return rows.delete()[0]


def _facts(row: Participation) -> Iterator[tuple[str, str]]:
    yield _("State"), str(row.get_state_display())
    yield _("Signed on"), date_format(row.made_at, "DATE_FORMAT")
    for label, said in (
        (_("Name"), f"{row.given_name} {row.family_name}".strip()),
        (_("E-mail address"), row.email),
        (_("Country"), row.country),
        (_("Postcode"), row.postcode),
        (_("Reason"), row.reason),
    ):
        if said:
            yield label, said
    yield _("Name shown on the page"), _("yes") if row.show_name else _("no")
    yield _("Name handed over"), _("yes") if row.hand_over else _("no")


def _headline(row: Participation) -> str:
    """Nothing of a matter that was taken down is told again."""
    return "" if row.action.state == Action.State.TAKEN_DOWN else headline_of(row)


HOLDING = Holding(
    model=Participation,
    columns=COLUMNS,
    export=export,
    erase=erase,
    keys=frozenset({"email_key"}),
    show=show,
    foresee=foresee,
)
SHARED = (
    SharedFiles(
        model=PaperScan,
        columns=frozenset({"file"}),
        what=gettext_lazy("Scans of sheets of paper that people signed by hand"),
        until=gettext_lazy("the names of the action are forgotten"),
        of_action="batch__action",
    ),
    SharedFiles(
        model=CarriedOver,
        columns=frozenset({"file"}),
        what=gettext_lazy("Evidence of signatures that were gathered on another platform"),
        until=gettext_lazy("the names of the action are forgotten"),
        of_action="action",
    ),
)
