# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages that nobody of the staff edits, copies, moves or deletes in Wagtail, whatever the role."""

from wagtail.models import Page, PagePermissionTester


class NobodysPage(PagePermissionTester):
    """Verbs of the room make and remove such a page; Wagtail's own screens would write its history."""

    def can_add_subpage(self) -> bool:
        return False

    def can_edit(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_submit_for_moderation(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return False

    def can_lock(self) -> bool:
        return False

    def can_unlock(self) -> bool:
        return False

    def can_reorder_children(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_copy_to(self, destination: Page, recursive: bool = False) -> bool:
        return False

    def can_move_to(self, destination: Page) -> bool:
        return False

    def can_view_revisions(self) -> bool:
        return False
