# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a mailing goes out, how fast, and whether two subjects are tried first."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from altavoz.mailings.models import Mailing
from altavoz.mailings.staff.what_form import of_model
from altavoz.organisations.staff.day_inputs import MomentInput

HOURS = [(hour, f"{hour}:00") for hour in range(25)]
COLUMNS = ("begin_at", "per_hour", "hours_from", "hours_until", "is_urgent", "test_share", "fallback")


def _hour(hour: str) -> int:
    return int(hour)


class WhenForm(forms.Form):
    begin_at = forms.DateTimeField(required=False, widget=MomentInput, **of_model("begin_at"))
    is_urgent = forms.BooleanField(required=False, **of_model("is_urgent"))
    hours_from = forms.TypedChoiceField(choices=HOURS[:-1], coerce=_hour, **of_model("hours_from"))
    hours_until = forms.TypedChoiceField(choices=HOURS[1:], coerce=_hour, **of_model("hours_until"))
    per_hour = forms.IntegerField(min_value=0, max_value=1_000_000, **of_model("per_hour"))
    test_share = forms.IntegerField(min_value=0, max_value=50, **of_model("test_share"))
    fallback = forms.ChoiceField(required=False, **of_model("fallback"))

    def __init__(self, *args: Any, mailing: Mailing, now: datetime, **options: Any) -> None:
        columns = {name: getattr(mailing, name) for name in COLUMNS}
        super().__init__(*args, **{"initial": columns, **options})
        self.now = now
        self.texts = list(mailing.texts.all())
        written = [(text.language, text.get_language_display()) for text in self.texts]
        self.fields["fallback"].choices = [("", _("none: they are not written to")), *written]  # type: ignore[attr-defined]  # it is a choice field

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begin = said.get("begin_at")
        if begin is not None and begin < self.now:
            self.add_error("begin_at", _("This has passed. Leave it empty to begin at once."))
        first, last = said.get("hours_from"), said.get("hours_until")
        if first is not None and last is not None and first >= last:
            self.add_error("hours_until", _("This must be later than the hour before it."))
        if said.get("test_share") and not any(text.subject_b for text in self.texts):
            self.add_error("test_share", _("There is no second subject to try: write one with the texts first."))
        return said

    @property
    def columns(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in COLUMNS}
