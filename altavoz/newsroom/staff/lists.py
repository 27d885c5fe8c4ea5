# SPDX-License-Identifier: AGPL-3.0-or-later
"""Authors, topics, series, recurring days and picture licences: short lists that staff keep."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.newsroom.posts.authors import Author
from altavoz.newsroom.posts.recurring import RecurringDay
from altavoz.newsroom.posts.series import Series
from altavoz.website import generations, licences
from altavoz.website.licences import PictureLicence
from altavoz.website.page_powers import keeps_the_centre, writes_for_the_centre
from altavoz.website.topics import Topic


class OfTheNewsroom(ModelPermissionPolicy):
    """Whoever writes for the organisation that runs the centre keeps them; what is taken away is for publishers."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return keeps_the_centre(user) if action == "delete" else writes_for_the_centre(user)


class Created(generic.CreateView):
    """Names, topics and licences stand on pages that are kept."""

    def save_instance(self) -> models.Model:
        row: models.Model = super().save_instance()
        generations.touch(generations.SITE)
        return row


class Edited(generic.EditView):
    def save_instance(self) -> models.Model:
        row: models.Model = super().save_instance()
        generations.touch(generations.SITE)
        return row


class Deleted(generic.DeleteView):
    def delete_action(self) -> None:
        super().delete_action()
        licences.changed()


class ShortList(ModelViewSet):
    """Not in the menu: the screen of the newsroom leads there."""

    add_view_class = Created
    edit_view_class = Edited
    delete_view_class = Deleted
    copy_view_enabled = False
    inspect_view_enabled = False

    @property
    def permission_policy(self) -> OfTheNewsroom:
        return OfTheNewsroom(self.model)


class Authors(ShortList):
    model = Author
    name = "newsroom_authors"
    url_prefix = "newsroom/authors"
    icon = "user"
    search_fields: ClassVar = ["name", "aliases__name"]
    list_display: ClassVar = ["name", "slug"]
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("slug")]),
        InlinePanel(
            "aliases",
            heading=_("Other spellings of the name"),
            help_text=_(
                "What is imported under one of them stands under the name above. A pen name is an author of its own."
            ),
            label=_("Name"),
        ),
    ]


class Topics(ShortList):
    model = Topic
    name = "newsroom_topics"
    url_prefix = "newsroom/topics"
    icon = "tag"
    list_display: ClassVar = ["__str__", "slug"]
    panels: ClassVar = [
        FieldPanel("slug"),
        InlinePanel("names", heading=_("Name in each language"), label=_("Name"), min_num=1, max_num=3),
    ]


class AllSeries(ShortList):
    model = Series
    name = "newsroom_series"
    url_prefix = "newsroom/series"
    icon = "list-ol"
    list_display: ClassVar = ["__str__", "slug"]
    panels: ClassVar = [
        FieldPanel("slug"),
        InlinePanel("texts", heading=_("Name in each language"), label=_("Name"), min_num=1, max_num=3),
    ]


class Days(ShortList):
    model = RecurringDay
    name = "newsroom_days"
    url_prefix = "newsroom/days"
    icon = "calendar-alt"
    list_display: ClassVar = ["__str__", "day", "month", "remind_days"]
    panels: ClassVar = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("month"), FieldPanel("since")]),
        FieldPanel("what"),
        FieldRowPanel([FieldPanel("remind_days"), FieldPanel("topic")]),
    ]


class Licences(ShortList):
    model = PictureLicence
    name = "newsroom_licences"
    url_prefix = "newsroom/licences"
    icon = "image"
    list_display: ClassVar = ["image", "terms", "until"]
    panels: ClassVar = [FieldPanel("image"), FieldPanel("terms"), FieldPanel("until")]


LISTS = (Authors, Topics, AllSeries, Days, Licences)
