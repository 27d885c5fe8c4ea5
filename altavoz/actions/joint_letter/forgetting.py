# SPDX-License-Identifier: AGPL-3.0-or-later
"""A set time after its action has ended, a letter forgets whom it was written to and who spoke for an organisation.

Who stands under a published letter, by name and title, was made public as such and stays until she asks otherwise.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q

from altavoz.actions.joint_letter.models.invitations import Comment, Invitation, Signer
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.models.versions import VersionSigner
from altavoz.participation.forgetting.ended_actions import forgets_at
from altavoz.worker.rounds import Round, Turn

A_BATCH = 500
Row = TypeVar("Row", bound=models.Model)


def forget(*, now: datetime) -> int:
    """How many rows were emptied; each kind in a short transaction of its own."""
    letters = _ended(now)
    if not letters:
        return 0
    of_them = Q(invitation__letter__in=letters)
    stands = Exists(VersionSigner.objects.filter(signer=OuterRef("pk")))
    known = Signer.objects.filter(of_them).exclude(email_key=b"")
    done = _empty(known.filter(~stands), full_name="", title="", email="", email_key=b"", signature=None)
    done += _empty(known.filter(stands), email="", email_key=b"")
    said = Comment.objects.filter(of_them).exclude(email_key=b"")
    done += _empty(said, full_name="", words="", email_key=b"")
    asked = Invitation.objects.filter(letter__in=letters).exclude(email_key=b"")
    return done + _empty(asked, contact="", email_key=b"")


def forget_round(turn: Turn) -> int:
    return forget(now=turn.now)


ROUND = Round(name="forget-joint-contacts", every=timedelta(hours=1), run=forget_round, slow=True)


def _ended(now: datetime) -> Sequence[int]:
    """Letters that still know an address, though the time for that is over."""
    knowing = Invitation.objects.filter(~Q(email_key=b""), letter=OuterRef("pk"))
    heard = Signer.objects.filter(~Q(email_key=b""), invitation__letter=OuterRef("pk"))
    rows = JointLetter.objects.filter(Exists(knowing) | Exists(heard)).select_related("action").order_by("pk")
    at = {row.pk: forgets_at(row.action) for row in rows.prefetch_related("action__outcomes")}
    return [pk for pk, moment in at.items() if moment is not None and moment <= now]


@transaction.atomic
def _empty(rows: "models.QuerySet[Row]", **emptied: object) -> int:
    found = list(rows.order_by("pk").values_list("pk", flat=True)[:A_BATCH])
    return rows.model._default_manager.filter(pk__in=found).update(**emptied)
