# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write on the screen of a plan."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from altavoz.campaigns.action import Action
from altavoz.contacting import stances, wrong_fields
from altavoz.contacting.models import Plan, PlanText

# The base classes are generic for the type checker alone.
if TYPE_CHECKING:
    PlanBase = forms.ModelForm[Plan]
    TextBase = forms.ModelForm[PlanText]
    Texts = forms.BaseInlineFormSet[PlanText, Plan, "PlanTextForm"]
else:
    PlanBase = TextBase = forms.ModelForm
    Texts = forms.BaseInlineFormSet


class PlanForm(PlanBase):
    class Meta:
        model = Plan
        fields = [
            "body",
            "supports",
            "by_centre",
            "by_own_mail",
            "by_office_form",
            "by_print",
            "by_call",
            "edits",
            "most_at_once",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        letters = Action.objects.filter(kind__in=stances.kinds()).exclude(pk=self.instance.action_id)
        # A model form's field of a foreign key is one of these, whatever its declared type.
        supports = self.fields["supports"]
        if isinstance(supports, forms.ModelChoiceField):
            supports.queryset = letters.order_by("name")


class PlanTextForm(TextBase):
    class Meta:
        model = PlanText
        fields = ["language", "stance", "variant", "subject", "message", "call_script"]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 10}),
            "call_script": forms.Textarea(attrs={"rows": 6}),
        }

    def clean_subject(self) -> str:
        return self._checked("subject")

    def clean_message(self) -> str:
        return self._checked("message")

    def clean_call_script(self) -> str:
        return self._checked("call_script")

    def _checked(self, name: str) -> str:
        """A field that nobody knows, or that has no value on the open page and no fallback, goes no further."""
        words = str(self.cleaned_data[name] or "")
        if found := wrong_fields.in_words(words):
            raise ValidationError([str(each) for each in found])
        return words


TextSet = forms.inlineformset_factory(
    Plan, PlanText, form=PlanTextForm, extra=1, can_delete=True, max_num=90, validate_max=True
)
