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
    room, _between, verb = act.rpartition(":")
    words = _words.get(act) or (VERBS_OF_LISTS.get(verb) if room else None)
    return str(words or "")


def known() -> frozenset[str]:
    return frozenset(_words)


# What the lists of all rooms have in common; the code beside it says which list.
VERBS_OF_LISTS: Words = {
    "add": _("Added something to a list"),
    "create": _("Added something to a list"),
    "edit": _("Changed something in a list"),
    "delete": _("Took something out of a list"),
    "copy": _("Copied something in a list"),
}
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
    "wagtailimages:add_multiple": _("Added a picture"),
    "wagtailimages:edit_multiple": _("Changed a picture"),
    "wagtailimages:delete_multiple": _("Deleted a picture"),
    "wagtailimages_chooser:create": _("Added a picture"),
    "wagtaildocs:add": _("Added a file"),
    "wagtaildocs:add_multiple": _("Added a file"),
    "wagtaildocs:edit": _("Changed a file"),
    "wagtaildocs:edit_multiple": _("Changed a file"),
    "wagtaildocs:delete": _("Deleted a file"),
    "wagtaildocs:delete_multiple": _("Deleted a file"),
    "wagtaildocs_chooser:create": _("Added a file"),
    "wagtailadmin_account": _("Changed her own account"),
    "wagtail_bulk_action": _("Did one thing to several pages, pictures or files"),
    "wagtailredirects:add": _("Led an old address to a page"),
    "wagtailredirects:edit": _("Changed where an old address leads"),
    "wagtailredirects:delete": _("Took away where an old address leads"),
    "wagtail_localize:submit_page_translation": _("Asked for a page in another language"),
    "wagtail_localize:update_translations": _("Brought translations up to date"),
    "wagtailadmin_pages:lock": _("Locked a page"),
    "wagtailadmin_pages:unlock": _("Unlocked a page"),
    "wagtailadmin_pages:set_privacy": _("Changed who sees a page"),
    "wagtailadmin_pages:set_page_position": _("Moved a page among its sisters"),
    "wagtailadmin_pages:revisions_revert": _("Took up an earlier state of a page"),
    "wagtailadmin_pages:revisions_unschedule": _("Took back the hour at which a page would come out"),
}
