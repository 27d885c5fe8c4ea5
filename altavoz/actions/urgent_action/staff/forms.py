# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write of an issue, in each language that they have; one is enough."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from altavoz.actions.urgent_action.issuing import Words
from altavoz.actions.urgent_action.models import UrgentAction
from altavoz.organisations.staff.day_inputs import DayInput, MomentInput
from altavoz.website import merge_fields
from altavoz.website.languages import OWN_NAMES
from altavoz.website.merge_fields import Place

# The base class is generic for the type checker alone.
if TYPE_CHECKING:
    FactsBase = forms.ModelForm[UrgentAction]
else:
    FactsBase = forms.ModelForm
PARTS: Mapping[str, tuple[Promise, int]] = {
    "title": (_("title"), 200),
    "facts": (_("the facts"), 6000),
    "demands": (_("the demands, one a line"), 3000),
    "after": (_("what to know beside it"), 1000),
}
# Figures are filled in as they are when it is issued. Titles travel to subjects, and people agree to demands.
PLACES = {"title": Place.NOWHERE, "facts": Place.PAGE, "demands": Place.AGREED, "after": Place.PAGE}
ROWS = {"facts": 8, "demands": 4, "after": 3}
CODES = tuple(code for code, _name in settings.LANGUAGES)


class FactsForm(FactsBase):
    class Meta:
        model = UrgentAction
        fields = ["reference", "no_letters_after"]
        widgets = {"no_letters_after": MomentInput()}


class IssueForm(forms.Form):
    """Title and facts belong together: a language that has one and not the other is refused."""

    on = forms.DateField(label=_("Date of this issue"), widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        for code in CODES:
            for name, field in self._of_language(code):
                self.fields[name] = field

    def words(self) -> Mapping[str, Words]:
        typed = self.cleaned_data
        parts = ("title", "facts", "demands", "after")
        found = {code: Words(*(typed.get(f"{part}_{code}") or "" for part in parts)) for code in CODES}
        return {code: said for code, said in found.items() if said.title and said.facts}

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        for code in CODES:
            title, facts = typed.get(f"title_{code}"), typed.get(f"facts_{code}")
            if bool(title) != bool(facts):
                missing = "facts" if title else "title"
                self.add_error(f"{missing}_{code}", _("Title and facts belong together: write both, or neither."))
            for part, place in PLACES.items():
                name = f"{part}_{code}"
                for problem in merge_fields.problems(typed.get(name) or "", where=place, values=()):
                    self.add_error(name, str(problem))
        if not self.errors and not self.words():
            self.add_error(f"title_{CODES[0]}", _("Write it in one language at least."))
        return typed

    @property
    def day(self) -> date:
        found: date = self.cleaned_data["on"]
        return found

    @staticmethod
    def _of_language(code: str) -> list[tuple[str, forms.CharField]]:
        found = []
        for part, (label, longest) in PARTS.items():
            widget = forms.Textarea({"rows": ROWS[part]}) if part in ROWS else forms.TextInput()
            said = format_lazy("{}: {}", OWN_NAMES[code], label)
            field = forms.CharField(label=said, max_length=longest, required=False, widget=widget)
            found.append((f"{part}_{code}", field))
        return found


class FirstForm(IssueForm):
    number = forms.IntegerField(
        label=_("Number"),
        required=False,
        min_value=1,
        max_value=99_999,
        help_text=_("Empty: the next one of this organisation and year. Fill it in where it has a number elsewhere."),
    )
    field_order = ("on", "number")


class UpdateForm(IssueForm):
    closes_at = forms.DateTimeField(
        label=_("New last day and hour for writing"),
        required=False,
        widget=MomentInput(),
        help_text=_("Empty: as before. An action whose last day is over opens again."),
    )
    field_order = ("on", "closes_at")

    @property
    def until(self) -> datetime | None:
        found: datetime | None = self.cleaned_data["closes_at"]
        return found
