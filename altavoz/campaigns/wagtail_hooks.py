# SPDX-License-Identifier: AGPL-3.0-or-later
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from altavoz.campaigns.belonging import NO_ALIAS
from altavoz.campaigns.kinds import NOBODY_ASKED, kind_of
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.staff import cases, moving, recommendations, wording
from altavoz.campaigns.staff.screens import CampaignScreens

# With it the editor fetches what a page that was just made by itself looks like.
MADE_BY_ITSELF = "_w_hydrate_create_view"


@hooks.register("register_admin_viewset")
def campaign_screens() -> CampaignScreens:
    return CampaignScreens()


@hooks.register("register_admin_urls")
def staff_addresses() -> list[URLPattern | URLResolver]:
    life = [
        path("<int:pk>/", moving.life_screen, name="life"),
        path("<int:pk>/<slug:name>/", moving.move_screen, name="move"),
    ]
    words = [
        path("", wording.waiting, name="waiting"),
        path("<int:pk>/answer/", wording.answer, name="answer"),
        path("page/<int:page_id>/", wording.question, name="question"),
    ]
    about = [
        path("<int:pk>/", cases.of_action, name="of_action"),
        path("<int:pk>/<str:code>/end/", cases.end, name="end"),
    ]
    asked = [path("<int:pk>/", recommendations.begin, name="begin")]
    return [
        path("action-from-recommendation/", include((asked, "campaigns_from_recommendations"))),
        path("action-cases/", include((about, "campaigns_cases"))),
        path("action-life/", include((life, "campaigns_life"))),
        path("same-meaning/", include((words, "campaigns_wording"))),
    ]


class WaitingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(wording.PERMISSION)


@hooks.register("register_reports_menu_item")
def waiting_words() -> MenuItem:
    url = reverse("campaigns_wording:waiting")
    return WaitingItem(gettext_lazy("Same meaning?"), url, icon_name="comment", order=800)


@hooks.register("before_publish_page")
def same_meaning(_request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before anything is published or scheduled in the editor; every other way is asked when it publishes."""
    return wording.question_before_publishing(page)


@hooks.register("after_edit_page")
def same_meaning_of_what_was_submitted(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The text is submitted already; the question comes beside it."""
    submits = "action-submit" in request.POST or "action-restart-workflow" in request.POST
    return wording.question_in_moderation(page) if submits else None


@hooks.register("before_copy_page")
def no_alias_in_one_language(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's form offers to keep a copy in step with its original; for an action that would be told twice."""
    wants_alias = request.method == "POST" and request.POST.get("alias")
    if wants_alias and page.get_descendants(inclusive=True).type(ActionPage).exists():
        messages.error(request, str(NO_ALIAS))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


@hooks.register("before_edit_page")
def say_what_comes_next(request: HttpRequest, page: Page) -> None:
    """The action was made with its first page; whom it asks is written on its own screen.

    Said whenever the page is opened: the editor makes a page by itself while somebody types, and the answer to that
    is read by nobody.
    """
    if request.method != "GET" or MADE_BY_ITSELF in request.GET or not isinstance(page, ActionPage) or page.live:
        return
    lacks = kind_of(page.action).lacks(page.action) if page.action is not None else []
    if NOBODY_ASKED in lacks:
        messages.info(request, _("Now say whom it asks: open “Targets and askers” of this page."))
    elif lacks:
        messages.info(request, str(lacks[0]))
