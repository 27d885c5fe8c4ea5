# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write on the screen of a plan."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError

from altavoz.campaigns.action import Action, Target
from altavoz.campaigns.kinds import kind_of
from altavoz.contacting import stances, wrong_fields
from altavoz.contacting.forms import ContactForm
from altavoz.contacting.models import Embassy, Plan, PlanText

# The base classes are generic for the type checker alone.
if TYPE_CHECKING:
    PlanBase = forms.ModelForm[Plan]
    TextBase = forms.ModelForm[PlanText]
    Texts = forms.BaseInlineFormSet[PlanText, Plan, "PlanTextForm"]
    Embassies = forms.BaseInlineFormSet[Embassy, Plan, forms.ModelForm[Embassy]]
else:
    PlanBase = TextBase = forms.ModelForm
    Texts = Embassies = forms.BaseInlineFormSet


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
            "by_post",
            "by_fax",
            "by_embassy",
            "by_social",
            "by_call",
            "by_pledge",
            "edits",
            "in_their_language",
            "answers",
            "most_at_once",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        ways = {f"by_{way.value}" for way in contact_form(self.instance.action).ways}
        for name in [name for name in self.fields if name.startswith("by_") and name not in ways]:
            del self.fields[name]
        letters = Action.objects.filter(kind__in=stances.kinds()).exclude(pk=self.instance.action_id)
        # A model form's field of a foreign key is one of these, whatever its declared type.
        supports = self.fields["supports"]
        if isinstance(supports, forms.ModelChoiceField):
            supports.queryset = letters.order_by("name")


def contact_form(action: Action) -> type[ContactForm]:
    """The public form of its kind: it knows the ways that there are."""
    found = kind_of(action).form
    if not issubclass(found, ContactForm):
        raise TypeError("only kinds that reach offices have a plan")
    return found


class PlanTextForm(TextBase):
    class Meta:
        model = PlanText
        fields = ["language", "target", "stance", "variant", "subject", "message", "call_script", "post"]
        widgets = {
            "message": forms.Textarea(attrs={"rows": 10}),
            "call_script": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        target = self.fields["target"]
        if isinstance(target, forms.ModelChoiceField):
            # The formset's own text knows its plan, a blank one too.
            plan = getattr(self.instance, "plan", None)
            action_id = plan.action_id if plan else 0
            target.queryset = Target.objects.filter(action=action_id, office__isnull=False).select_related("office")

    def clean_post(self) -> str:
        return self._checked("post")

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


EmbassySet = forms.inlineformset_factory(
    Plan, Embassy, fields=["country", "office"], extra=1, can_delete=True, max_num=60, validate_max=True
)
TextSet = forms.inlineformset_factory(
    Plan, PlanText, form=PlanTextForm, extra=1, can_delete=True, max_num=90, validate_max=True
)
