# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff screens of this room: offices with their titles and terms, and the persons who hold them."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.decision_makers.freshness import stale_contacts
from altavoz.decision_makers.models import Body, ContactPoint, Division, Office, Person
from altavoz.decision_makers.staff.writing_over import ContactForm, OfficeForm, PersonForm

CONTACT_FIELDS = ("way", "value", "label", "note", "hours", "zone", "gone", "source", "as_of")


class OfficeViewSet(ModelViewSet):
    model = Office
    name = "offices"
    icon = "site"
    menu_label = _("Offices")
    copy_view_enabled = False
    list_display = ["__str__", "body", "country", "holding"]
    list_filter = ["country", "holding"]
    search_fields = ["texts__title", "body"]
    edit_handler = ObjectList(
        [
            InlinePanel(
                "texts",
                heading=_("Title in each language"),
                label=_("Title"),
                panels=[FieldPanel("language"), FieldPanel("title"), FieldPanel("salutation")],
                min_num=1,
                max_num=3,
            ),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("country", "institution", "body", "role", "division", "email")],
                heading=_("What and where it is"),
            ),
            FieldPanel(
                "holding",
                help_text=_("Vacant and not known are two things: say the first only where a source says it."),
            ),
            InlinePanel(
                "terms",
                heading=_("Who holds it, and when"),
                label=_("Term"),
                panels=[
                    FieldPanel("person"),
                    FieldPanel("standing"),
                    FieldPanel("since"),
                    FieldPanel("until"),
                    FieldPanel("party"),
                    FieldPanel("source"),
                    FieldPanel("as_of"),
                ],
            ),
            InlinePanel(
                "contacts",
                heading=_("How the office is reached, whoever holds it"),
                label=_("Contact point"),
                panels=[FieldPanel(name) for name in CONTACT_FIELDS],
            ),
            MultiFieldPanel([FieldPanel("source"), FieldPanel("source_date")], heading=_("How we know")),
        ],
        base_form_class=OfficeForm,
    )


class PersonViewSet(ModelViewSet):
    model = Person
    name = "persons"
    icon = "user"
    menu_label = _("Persons in office")
    copy_view_enabled = False
    list_display = ["__str__", "wikidata"]
    search_fields = ["name"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("honorific"), FieldPanel("wikidata")], base_form_class=PersonForm
    )


class LookedAt(ModelPermissionPolicy):
    """Contact points are added on their office; here they are only looked at."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class StaleIndex(IndexView):
    def get_base_queryset(self) -> QuerySet[ContactPoint]:
        rows = stale_contacts(timezone.now().date()).select_related("office", "person")
        return rows.prefetch_related("office__texts").order_by("as_of", "pk")


class BodyViewSet(ModelViewSet):
    model = Body
    name = "bodies"
    icon = "group"
    menu_label = _("Bodies")
    copy_view_enabled = False
    list_display = ["__str__", "sort", "country"]
    list_filter = ["sort", "country"]
    search_fields = ["texts__name"]
    edit_handler = ObjectList(
        [
            InlinePanel(
                "texts",
                heading=_("Name in each language"),
                label=_("Name"),
                panels=[FieldPanel("language"), FieldPanel("name")],
                min_num=1,
                max_num=3,
            ),
            FieldPanel("sort"),
            FieldPanel("country"),
        ]
    )


class DivisionViewSet(ModelViewSet):
    model = Division
    name = "divisions"
    icon = "globe"
    menu_label = _("Divisions")
    copy_view_enabled = False
    list_display = ["__str__", "ocd_id", "country"]
    list_filter = ["country"]
    search_fields = ["texts__name", "ocd_id"]
    edit_handler = ObjectList(
        [
            FieldPanel("ocd_id"),
            InlinePanel(
                "texts",
                heading=_("Name in each language"),
                label=_("Name"),
                panels=[FieldPanel("language"), FieldPanel("name")],
                min_num=1,
                max_num=3,
            ),
            *(FieldPanel(name) for name in ("country", "kind", "parent", "valid_from", "valid_through")),
        ]
    )


class StaleContactViewSet(ModelViewSet):
    """Facts whose source is old or unknown, the oldest first; a new date says that somebody looked."""

    model = ContactPoint
    name = "stale_contacts"
    icon = "time"
    menu_label = _("Contacts to check")
    permission_policy = LookedAt(ContactPoint)
    copy_view_enabled = False
    list_display = ["__str__", "way", "whose", "source", "as_of"]
    list_filter = ["way"]
    edit_handler = ObjectList([FieldPanel(name) for name in CONTACT_FIELDS], base_form_class=ContactForm)
    index_view_class = StaleIndex


class DecisionMakers(ViewSetGroup):
    menu_label = _("Decision makers")
    menu_icon = "site"
    menu_order = 520
    items = (OfficeViewSet, PersonViewSet, BodyViewSet, DivisionViewSet, StaleContactViewSet)
