# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of what staff did in the newsroom."""

from django.utils.translation import gettext_lazy as _

from altavoz.organisations.acts import Words

ACTS: Words = {
    "newsroom.import": _("Brought posts from a file"),
    "newsroom.stop_import": _("Stopped an import of posts"),
    "newsroom.go_on_importing": _("Let an import of posts go on"),
    "newsroom.see_to_day": _("Said that a recurring day is seen to"),
    "newsroom_authors:add": _("Added an author"),
    "newsroom_authors:edit": _("Changed an author"),
    "newsroom_authors:delete": _("Deleted an author"),
    "newsroom_days:add": _("Added a recurring day"),
    "newsroom_days:edit": _("Changed a recurring day"),
    "newsroom_days:delete": _("Deleted a recurring day"),
    "newsroom_licences:add": _("Added a licence"),
    "newsroom_licences:edit": _("Changed a licence"),
    "newsroom_licences:delete": _("Deleted a licence"),
    "newsroom_series:add": _("Added a series"),
    "newsroom_series:edit": _("Changed a series"),
    "newsroom_series:delete": _("Deleted a series"),
    "newsroom_topics:add": _("Added a topic"),
    "newsroom_topics:edit": _("Changed a topic"),
    "newsroom_topics:delete": _("Deleted a topic"),
}
