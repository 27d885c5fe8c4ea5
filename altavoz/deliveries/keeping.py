# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sealed files of hand-overs and replies, for the register of personal data."""

from django.utils.translation import gettext_lazy as _

from altavoz.deliveries.models import HandOver, Reply, ReplyMail
from altavoz.personal_data.register import SharedFiles

UNTIL = _("the names of the petition are forgotten")
FILES = (
    SharedFiles(
        model=HandOver,
        columns=frozenset({"photograph", "receipt"}),
        what=_("A photograph and a receipt of the day when a petition was handed over"),
        until=UNTIL,
        of_action="action_id",
    ),
    SharedFiles(
        model=Reply,
        columns=frozenset({"scan", "original"}),
        what=_("The letter with which an authority replied"),
        until=UNTIL,
        of_action="action_id",
    ),
    SharedFiles(
        model=ReplyMail,
        columns=frozenset({"file"}),
        what=_("Mail that came to the address of an action, whole"),
        until=UNTIL,
        of_action="action_id",
    ),
)
