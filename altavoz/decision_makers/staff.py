# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff screens of this room: offices with their titles and terms, and the persons who hold them."""

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from altavoz.decision_makers.models import Office, Person

# Regions have numbers; these letters stand for no country, or for tests of software.
NO_COUNTRY = frozenset({"QO", "UN", "XA", "XB", "ZZ"})
COUNTRIES = frozenset(filter(str.isalpha, map(str, Locale("en").territories))) - NO_COUNTRY


class OfficeForm(WagtailAdminModelForm):
    def clean_country(self) -> str:
        """A country is its ISO code everywhere; small letters are forgiven."""
        code = str(self.cleaned_data["country"]).upper()
        if code not in COUNTRIES:
            raise forms.ValidationError(_("Write the two letters of the country's ISO code, such as MX."))
        return code


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
                [FieldPanel("country"), FieldPanel("body"), FieldPanel("division"), FieldPanel("email")],
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
                    FieldPanel("source"),
                ],
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
    form_fields = ["name", "honorific", "wikidata"]


class DecisionMakers(ViewSetGroup):
    menu_label = _("Decision makers")
    menu_icon = "site"
    menu_order = 520
    items = (OfficeViewSet, PersonViewSet)
