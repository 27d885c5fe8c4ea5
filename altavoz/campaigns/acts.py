# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the acts of staff in this room are called on the screen "What staff did"."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "campaigns.publish_page": _("Published a page of an action"),
    "campaigns.change_action": _("Changed an action"),
    "campaigns.ask_same_meaning": _("Asked a second person whether new words mean the same"),
    "campaigns.same_meaning": _("Agreed that new words mean the same"),
    "campaigns.other_meaning": _("Said that new words mean something else"),
    "campaigns.link_case": _("Said that an action is about a case"),
    "campaigns.unlink_case": _("Said that an action is no longer about a case"),
    "campaigns.ask_for": _("Began an action from a recommendation"),
    "campaigns.pause": _("Paused an action"),
    "campaigns.resume": _("Let an action go on"),
    "campaigns.extend": _("Extended an action"),
    "campaigns.close": _("Closed an action"),
    "campaigns.won": _("Recorded that an action was won"),
    "campaigns.partly-won": _("Recorded that an action was partly won"),
    "campaigns.not-won": _("Recorded that an action was not won"),
    "campaigns.take-down": _("Took an action down"),
}
