# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may write and publish a page: Wagtail's groups say it for the tree, roles say it for the organisation."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from wagtail.models import Page, PagePermissionTester

from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power, Reach, reach

WRITING = frozenset({"change"})
PUBLISHING = frozenset({"publish", "bulk_delete", "lock", "unlock"})


@dataclass(frozen=True)
class Reaches:
    """How far somebody writes and publishes, and whose the pages of the centre itself are."""

    writes: Reach
    publishes: Reach
    centre: int | None


class PageOfOrganisation(PagePermissionTester):
    """Takes away what the tree would allow, where the role does not reach the page's organisation."""

    def __init__(
        self, user: AbstractBaseUser | AnonymousUser, page: Page, *, belongs_to: int | None, takes_pages_of_all: bool
    ) -> None:
        super().__init__(user, page)
        self.writes = self.publishes = True
        if not isinstance(user, User) or not user.is_active or user.is_superuser:
            return
        reaches = _reaches(user)
        owner = belongs_to or reaches.centre
        self.writes, self.publishes = _covers(reaches.writes, owner), _covers(reaches.publishes, owner)
        if not self.writes:
            self.permissions -= WRITING if takes_pages_of_all else WRITING | {"add"}
        if not self.publishes:
            self.permissions -= PUBLISHING

    def can_edit(self) -> bool:
        """A page under review opens to all reviewers in Wagtail; here to those of its organisation."""
        return (self.writes or self.publishes) and bool(super().can_edit())


def writes_for_the_centre(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether somebody writes for the organisation that runs the centre."""
    reaches = _reaches(user)
    return _covers(reaches.writes, reaches.centre)


def keeps_the_centre(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether somebody publishes for the organisation that runs the centre."""
    reaches = _reaches(user)
    return _covers(reaches.publishes, reaches.centre)


def edits_the_centre(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether somebody writes the pages of the organisation that runs the centre."""
    reaches = _reaches(user)
    return _covers(reaches.writes, reaches.centre)


def _covers(found: Reach, organisation_id: int | None) -> bool:
    return found.everywhere if organisation_id is None else found.covers(organisation_id)


def _reaches(user: AbstractBaseUser | AnonymousUser) -> Reaches:
    """Asked once for each request's user: a list of pages asks it for every page."""
    known = getattr(user, "reaches_of_pages", None)
    if isinstance(known, Reaches):
        return known
    centre = Organisation.objects.filter(runs_centre=True).values_list("pk", flat=True).first()
    found = Reaches(reach(user, Power.EDIT), reach(user, Power.PUBLISH), centre)
    setattr(user, "reaches_of_pages", found)  # noqa: B010  the user's own class knows nothing of pages
    return found
