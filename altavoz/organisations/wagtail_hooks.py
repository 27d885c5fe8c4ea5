# SPDX-License-Identifier: AGPL-3.0-or-later
from wagtail import hooks

from altavoz.organisations.staff import OrganisationViewSet, WordingViewSet


@hooks.register("register_admin_viewset")
def organisation_screens() -> list[OrganisationViewSet | WordingViewSet]:
    return [OrganisationViewSet(), WordingViewSet()]
