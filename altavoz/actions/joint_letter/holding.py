# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: contacts of organisations, and who spoke for them."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.actions.joint_letter.models.invitations import Comment, Invitation, Signer
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.register import Exported, Holding, SharedFiles, Shown
from altavoz.website import generations


def export_contacts(email_key: bytes) -> Iterator[Exported]:
    for row in Invitation.objects.filter(email_key=email_key).order_by("pk"):
        yield {"organisation": row.organisation_name, "contact": row.contact, "state": row.state}


def erase_contacts(email_key: bytes, _now: datetime) -> int:
    """The organisation was asked all the same; only whom we wrote to is gone."""
    return Invitation.objects.filter(email_key=email_key).update(contact="", email_key=b"")


def show_contacts(email_key: bytes) -> Iterator[Shown]:
    for row in Invitation.objects.filter(email_key=email_key).order_by("pk"):
        yield Shown(
            what=_("That we wrote to you for an organisation about a joint letter"),
            facts=((_("Organisation"), row.organisation_name), (_("State"), str(row.get_state_display()))),
        )


def export_signers(email_key: bytes) -> Iterator[Exported]:
    for row in Signer.objects.filter(email_key=email_key).select_related("invitation").order_by("pk"):
        yield {
            "organisation": row.invitation.organisation_name,
            "part": row.part,
            "result": row.result,
            "name": row.full_name,
            "title": row.title,
            "email": row.email,
        }


def erase_signers(email_key: bytes, _now: datetime) -> int:
    """The organisation's signature stays; under it nobody is named any more, in no version of the letter."""
    rows = Signer.objects.filter(email_key=email_key)
    actions = set(rows.values_list("invitation__letter__action__public_id", flat=True))
    touched = rows.update(full_name="", title="", email="", email_key=b"", signature=None)
    for public_id in actions:
        generations.touch(generations.action_subject(public_id))
    return touched


def show_signers(email_key: bytes) -> Iterator[Shown]:
    for row in Signer.objects.filter(email_key=email_key).select_related("invitation").order_by("pk"):
        yield Shown(
            what=_("What you said for an organisation about a joint letter"),
            facts=(
                (_("Organisation"), row.invitation.organisation_name),
                (_("You"), str(row.get_result_display())),
                (_("Asked on"), date_format(row.asked_at, "DATE_FORMAT")),
            ),
        )


def foresee_signers(email_key: bytes) -> Iterator[str]:
    if Signer.objects.filter(email_key=email_key, part=Signer.Part.FIRST, stands_in__isnull=False).exists():
        yield _("Your name and title disappear from under a published letter; your organisation’s name stays.")


def files_of(email_key: bytes) -> list[PrivateFile]:
    rows = Signer.objects.filter(email_key=email_key, signature__isnull=False).select_related("signature")
    return [row.signature for row in rows if row.signature]


def export_comments(email_key: bytes) -> Iterator[Exported]:
    for row in Comment.objects.filter(email_key=email_key).order_by("pk"):
        yield {"name": row.full_name, "comment": row.words, "on": row.at.isoformat()}


def erase_comments(email_key: bytes, _now: datetime) -> int:
    return Comment.objects.filter(email_key=email_key).update(full_name="", words="", email_key=b"")


def show_comments(email_key: bytes) -> Iterator[Shown]:
    for row in export_comments(email_key):
        yield Shown(what=_("A comment on the draft of a joint letter"), facts=((_("Comment"), row["comment"]),))


HOLDINGS = (
    Holding(
        model=Comment,
        columns=frozenset({"full_name", "words"}),
        keys=frozenset({"email_key"}),
        export=export_comments,
        erase=erase_comments,
        show=show_comments,
    ),
    Holding(
        model=Invitation,
        columns=frozenset({"contact"}),
        keys=frozenset({"email_key"}),
        export=export_contacts,
        erase=erase_contacts,
        show=show_contacts,
    ),
    Holding(
        model=Signer,
        columns=frozenset({"full_name", "title", "email"}),
        keys=frozenset({"email_key"}),
        files=frozenset({"signature"}),
        files_of=files_of,
        export=export_signers,
        erase=erase_signers,
        show=show_signers,
        foresee=foresee_signers,
    ),
)
LOGOS = SharedFiles(
    model=Invitation,
    columns=frozenset({"logo"}),
    what=gettext_lazy("Logos of organisations under a joint letter; they show no person"),
    until=gettext_lazy("as long as the letter"),
)
