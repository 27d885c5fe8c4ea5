# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.staff import (
    brief_screens,
    comparing_screens,
    cutting_screens,
    joint_screens,
    record_screens,
    reminder_screens,
    screens,
    told_screens,
)


class RecommendationsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(powers.reach(request.user, Power.EDIT))


@hooks.register("register_admin_urls")
def recommendation_addresses() -> list[URLPattern]:
    room = "recommendations"
    return [
        path(f"{room}/", screens.Documents.as_view(), name="recommendations_documents"),
        path(f"{room}/new/", screens.WriteDocument.as_view(), name="recommendations_new"),
        path(f"{room}/asked/", record_screens.Parties.as_view(), name="recommendations_parties"),
        path(f"{room}/judges/", record_screens.Assessors.as_view(), name="recommendations_assessors"),
        path(f"{room}/<int:pk>/", screens.OneDocument.as_view(), name="recommendations_document"),
        path(f"{room}/<int:pk>/edit/", screens.WriteDocument.as_view(), name="recommendations_write"),
        path(f"{room}/<int:pk>/cut/", cutting_screens.Cut.as_view(), name="recommendations_cut"),
        path(f"{room}/<int:pk>/page/", brief_screens.BriefOf.as_view(), name="recommendations_brief"),
        path(f"{room}/record/<int:pk>/", record_screens.OneRecord.as_view(), name="recommendations_record"),
        path(f"{room}/record/<int:pk>/joint/", joint_screens.Joint.as_view(), name="recommendations_joint"),
        path(f"{room}/<int:pk>/joint/", joint_screens.JointDocument.as_view(), name="recommendations_joint_document"),
        path(f"{room}/<int:pk>/partners/", joint_screens.Partners.as_view(), name="recommendations_partners"),
        path(f"{room}/compared/", comparing_screens.Comparisons.as_view(), name="recommendations_comparisons"),
        path(f"{room}/compared/<int:pk>/", comparing_screens.Compare.as_view(), name="recommendations_compare"),
        path(f"{room}/reminders/", reminder_screens.Reminders.as_view(), name="recommendations_reminders"),
        path(f"{room}/beside/", told_screens.Beside.as_view(), name="recommendations_beside"),
        *_told(room),
    ]


def _told(room: str) -> list[URLPattern]:
    """A screen to write one and another to begin one, of each sort."""
    return [
        way
        for name, screen in told_screens.SCREENS.items()
        for way in (
            path(f"{room}/{name}/new/", screen.as_view(), name=f"recommendations_new_{name}"),
            path(f"{room}/{name}/<int:pk>/", screen.as_view(), name=f"recommendations_{name}"),
        )
    ]


@hooks.register("register_admin_menu_item")
def recommendations_item() -> MenuItem:
    url = reverse("recommendations_documents")
    return RecommendationsItem(_("Recommendations"), url, name="recommendations", icon_name="list-ul", order=530)
