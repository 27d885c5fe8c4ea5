# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of what staff did in the newsroom."""

from django.utils.translation import gettext_lazy as _

from altavoz.organisations.acts import Words

ACTS: Words = {
    "newsroom.import": _("Brought posts from a file"),
    "newsroom.stop_import": _("Stopped an import of posts"),
    "newsroom.go_on_importing": _("Let an import of posts go on"),
    "newsroom.see_to_day": _("Said that a recurring day is seen to"),
}
