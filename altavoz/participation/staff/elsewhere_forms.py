# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said of signatures that were not made on our pages: on paper, or on another platform."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from altavoz.campaigns.action import Action, Precision
from altavoz.participation.paper.batches import Sheets
from altavoz.participation.staff import choices
from altavoz.participation.staff.scan_fields import ScansField

MOST = 10_000_000


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ElsewhereForm(forms.Form):
    """What both have in common."""

    day_field = ""
    action = forms.ModelChoiceField(label=_("Action"), queryset=Action.objects.none())

    def __init__(self, *args: Any, actions: QuerySet[Action], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["action"] = forms.ModelChoiceField(label=_("Action"), queryset=actions)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        day = said.get(self.day_field)
        if day and day > self.today:
            self.add_error(self.day_field, ValidationError(_("This day is still to come.")))
        return said


class PaperForm(ElsewhereForm):
    day_field = "gathered_on"
    place = forms.CharField(
        label=_("Where they were gathered"),
        max_length=120,
        help_text=_("A town, a market, an event. Name no person."),
    )
    gathered_on = forms.DateField(label=_("When they were gathered"), widget=DayInput)
    gathered_precision = forms.ChoiceField(label=_("Date known"), choices=Precision.choices, initial=Precision.DAY)
    number = forms.IntegerField(
        label=_("Number of signatures"),
        min_value=1,
        max_value=MOST,
        help_text=_(
            "Only lines with a name and a signature. Leave out whoever you know to have signed on the page as well."
        ),
    )
    country = forms.ChoiceField(label=_("Country, if all are from one"), required=False, choices=choices.known_country)
    language = forms.ChoiceField(label=_("Language of the sheets"), required=False, choices=choices.known_language)
    scans = ScansField(
        label=_("Scans of the sheets"),
        help_text=_(
            "JPEG, PNG, TIFF, HEIC or PDF, together at most 20 MB. They are kept encrypted and never published."
        ),
    )

    @property
    def sheets(self) -> Sheets:
        said = self.cleaned_data
        return Sheets(
            place=said["place"],
            gathered_on=said["gathered_on"],
            gathered_precision=said["gathered_precision"],
            number=said["number"],
            country=said["country"],
            language=said["language"],
        )


class CarriedOverForm(ElsewhereForm):
    day_field = "counted_on"
    platform = forms.CharField(label=_("Platform"), max_length=120)
    number = forms.IntegerField(label=pgettext_lazy("how many", "Number"), min_value=1, max_value=MOST)
    counted_on = forms.DateField(label=_("Counted on"), widget=DayInput)
    counted_precision = forms.ChoiceField(label=_("Date known"), choices=Precision.choices, initial=Precision.DAY)
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        help_text=_("Where somebody else can see it. It stands on the page, so name no person."),
    )
    file = ScansField(
        label=_("A file with the evidence"),
        most=1,
        required=False,
        help_text=_("JPEG, PNG, TIFF, HEIC or PDF. It is kept encrypted and never published."),
    )


class TakeBackForm(forms.Form):
    why = forms.CharField(
        label=_("Why it is taken back"),
        max_length=300,
        help_text=_("For staff alone, and kept for good. Name no person."),
    )
