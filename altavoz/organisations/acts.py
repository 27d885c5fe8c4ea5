# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of what staff did: each room says in its `acts.py` what its acts mean, and the screen shows that."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]
_words: dict[str, Promise] = {}


def register(words: Words) -> None:
    _words.update(words)


def said(act: str) -> str:
    """In the reader's language; nothing for what no room has words for."""
    return str(_words.get(act, ""))


def known() -> frozenset[str]:
    return frozenset(_words)


ACTS: Words = {
    "organisations.change": _("Changed an organisation"),
    "organisations.revise_wording": _("Began a new version of a wording of consent"),
    "organisations.publish_wording": _("Published a wording of consent"),
    "organisations.give_role": _("Gave a role"),
    "organisations.take_role": _("Took a role back"),
    "organisations.add_account": _("Added an account"),
    "organisations.new_link": _("Made a new link for an account"),
    "organisations.close_account": _("Closed an account"),
    "organisations.export_audit": _("Took what staff did away as a table"),
    "wagtailadmin_pages:add": _("Wrote a new page"),
    "wagtailadmin_pages:edit": _("Saved a page"),
    "wagtailadmin_pages:delete": _("Deleted a page"),
    "wagtailadmin_pages:unpublish": _("Took a page off the site"),
    "wagtailadmin_pages:move_confirm": _("Moved a page"),
    "wagtailadmin_pages:copy": _("Copied a page"),
    "wagtailadmin_pages:workflow_action": _("Decided on a page that waited for approval"),
    "wagtailimages:add": _("Added a picture"),
    "wagtailimages:edit": _("Changed a picture"),
    "wagtailimages:delete": _("Deleted a picture"),
}
