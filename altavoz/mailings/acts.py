# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "mailings.begin": _("Began a mailing"),
    "mailings.change": _("Changed a mailing"),
    "mailings.write": _("Wrote the text of a mailing"),
    "mailings.fill": _("Filled a mailing with the words of a page"),
    "mailings.drop_text": _("Dropped a language of a mailing"),
    "mailings.aim": _("Chose for whom a mailing is"),
    "mailings.test": _("Sent a mailing to oneself as a test"),
    "mailings.count": _("Counted for how many a mailing is"),
    "mailings.send": _("Had a mailing sent"),
    "mailings.approve": _("Agreed that a mailing may go"),
    "mailings.send_back": _("Gave a mailing back to be changed"),
    "mailings.stop": _("Stopped a mailing"),
    "mailings.resume": _("Let a mailing go on"),
    "mailings.call_off": _("Called a mailing off"),
    "mailings.choose_a": _("Chose the first subject line of a test"),
    "mailings.choose_b": _("Chose the second subject line of a test"),
}
