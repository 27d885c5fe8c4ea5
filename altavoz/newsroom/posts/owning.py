# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose a post is: said when it is begun, and never changed. Of none: the organisation that runs the centre."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power, reach
from altavoz.website.page_powers import keeps_the_centre, writes_for_the_centre

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.newsroom.posts.pages import PostPage

Who = AbstractBaseUser | AnonymousUser


def organisations_for(user: Who) -> "QuerySet[Organisation]":
    """Those in whose name somebody may begin a post, beside the one that runs the centre."""
    known = Organisation.objects.filter(reach(user, Power.EDIT).limit("pk"), runs_centre=False)
    return known.prefetch_related("texts").order_by("slug")


def written_by(user: Who) -> Q:
    """A filter on posts: whose drafts somebody may read."""
    return _of(user, Power.EDIT, of_the_centre=writes_for_the_centre(user))


def published_by(user: Who) -> Q:
    return _of(user, Power.PUBLISH, of_the_centre=keeps_the_centre(user))


def _of(user: Who, power: Power, *, of_the_centre: bool) -> Q:
    theirs = reach(user, power).limit("organisation")
    return theirs | Q(organisation__isnull=True) if of_the_centre and theirs else theirs


def of_new(page: "PostPage") -> int | None:
    """Of a translation its original's; else what its author chose, where that is for her to choose, or her own."""
    told = type(page).objects.filter(translation_key=page.translation_key).values_list("organisation", flat=True)
    author, chosen = page.owner, page.organisation_id
    for owner in told[:1]:
        return int(owner) if owner else None
    if author is None or (chosen is None and writes_for_the_centre(author)):
        return chosen
    known = [each.pk for each in organisations_for(author)]
    return chosen if chosen in known or not known else known[0]
