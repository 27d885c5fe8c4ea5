# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from altavoz.newsroom.posts import owning
from altavoz.newsroom.posts.choosing import HolderChooser, chooser
from altavoz.newsroom.posts.pages import PostPage
from altavoz.newsroom.staff import lists, screens
from altavoz.website.page_powers import writes_for_the_centre


class NewsroomItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return writes_for_the_centre(request.user)


@hooks.register("register_admin_urls")
def newsroom_addresses() -> list[URLPattern]:
    return [
        path("newsroom/", screens.Newsroom.as_view(), name="newsroom_desk"),
        path("newsroom/imports/", screens.Imports.as_view(), name="newsroom_imports"),
    ]


@hooks.register("register_admin_viewset")
def newsroom_lists() -> list[ModelViewSet]:
    return [each() for each in lists.LISTS]


@hooks.register("register_admin_viewset")
def holder_chooser() -> HolderChooser:
    return chooser


@hooks.register("construct_explorer_page_queryset")
def without_drafts_of_others(_parent: Page, pages: "QuerySet[Page]", request: HttpRequest) -> "QuerySet[Page]":
    """What another organisation has not published yet is nobody else's to list, its title neither."""
    drafts = PostPage.objects.filter(live=False)
    return pages.exclude(pk__in=drafts.exclude(pk__in=drafts.filter(owning.written_by(request.user))))


@hooks.register("register_admin_menu_item")
def newsroom_item() -> MenuItem:
    url = reverse("newsroom_desk")
    return NewsroomItem(_("Newsroom"), url, name="newsroom", icon_name="doc-full-inverse", order=550)
