# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form in which staff say how an office, or every office of a body, may be written to."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from altavoz.contacting.models import BodyRules, OfficeRules
from altavoz.organisations.staff.day_inputs import HourInput

DAYS = (
    ("1", _("Monday")),
    ("2", _("Tuesday")),
    ("3", _("Wednesday")),
    ("4", _("Thursday")),
    ("5", _("Friday")),
    ("6", _("Saturday")),
    ("7", _("Sunday")),
)
FIELDS = ("per_hour", "weekdays", "opens", "closes", "zone", "wants_digest", "digest_hours")


def zones() -> list[tuple[str, str]]:
    """A place and not an offset: only a place knows when summer begins."""
    return [("", "—"), *((name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name)]


class RulesForm(forms.ModelForm[OfficeRules]):
    weekdays = forms.MultipleChoiceField(
        label=_("Days on which letters may come"), choices=DAYS, widget=forms.CheckboxSelectMultiple
    )
    zone = forms.ChoiceField(label=_("Time zone of the office"), choices=zones, required=False)

    class Meta:
        model = OfficeRules
        fields = FIELDS
        widgets = {
            "opens": HourInput(),
            "closes": HourInput(),
        }
        help_texts = {
            "per_hour": _("Spread evenly over the hour, over all actions together."),
            "opens": _("Leave both hours empty where letters may come at any hour."),
            "wants_digest": _("Alike texts are told once, with all who sent them; own words stand below."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["weekdays"] = list(self.instance.weekdays)

    def clean_weekdays(self) -> str:
        return "".join(sorted(self.cleaned_data["weekdays"]))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(said.get("opens")) != bool(said.get("closes")):
            self.add_error("closes", _("Give both hours, the later one last, or neither."))
        if said.get("opens") and not said.get("zone"):
            self.add_error("zone", _("Hours need a time zone: whose clock do they mean?"))
        return said

    def facts(self) -> dict[str, str]:
        """What is written down of a change; nothing of it is about a person."""
        return {name: str(self.cleaned_data.get(name) or "") for name in FIELDS}


class BodyRulesForm(RulesForm):
    class Meta(RulesForm.Meta):
        model = BodyRules  # type: ignore[assignment]  # the same fields, on the row of a body
