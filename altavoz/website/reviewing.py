# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page under review is answered by its own organisation: Wagtail lets every reviewer of the centre do it."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from wagtail.models import TaskState

from altavoz.website.page_powers import PageOfOrganisation


def only_by_its_organisation(instance: TaskState, user: AbstractBaseUser | None = None, **_signal: object) -> None:
    """For Wagtail's signals of an approval and of a request for changes, inside whose transaction they are sent.

    Raises PermissionDenied, and the answer was never given.
    """
    page = instance.workflow_state.content_object
    powers = page.permissions_for_user(user) if user is not None and hasattr(page, "permissions_for_user") else None
    if isinstance(powers, PageOfOrganisation) and not powers.publishes:
        raise PermissionDenied
