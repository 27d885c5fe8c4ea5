# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff say of a mailing first: its name, what it is, who writes, and which action it is about."""

from typing import TYPE_CHECKING, Any, TypedDict

from django import forms
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.mailings.models import Mailing
from altavoz.organisations.models import Organisation

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    ActionBase = forms.ModelChoiceField[Action]
    OrganisationBase = forms.ModelChoiceField[Organisation]
else:
    ActionBase = OrganisationBase = forms.ModelChoiceField

SORTS = [choice for choice in Mailing.Sort.choices if choice[0]]


class OfModel(TypedDict):
    label: "str | _StrPromise"
    help_text: "str | _StrPromise"


def of_model(name: str) -> OfModel:
    """Label and help as the model says them, once for both."""
    field = next(each for each in Mailing._meta.concrete_fields if each.name == name)
    return {"label": capfirst(field.verbose_name), "help_text": field.help_text}


class ActionField(ActionBase):
    """One of the actions, with its state: nobody should call people to a closed one by mistake."""

    def __init__(self, **options: Any) -> None:  # Any: the base class's own open signature
        first = {"queryset": Action.objects.none(), "required": False, "empty_label": _("none")}
        super().__init__(**{**first, **options})

    def label_from_instance(self, obj: Action) -> str:
        return f"{obj.name} ({obj.get_state_display()})"


def choose_from(field: forms.Field, rows: QuerySet[Any]) -> None:  # Any: whatever the field offers
    # A form's declared fields are known to the type checker as fields alone.
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows


class WhatForm(forms.Form):
    name = forms.CharField(max_length=120, **of_model("name"))
    sort = forms.ChoiceField(choices=SORTS, widget=forms.RadioSelect, **of_model("sort"))
    action = ActionField(label=_("Which action it is about"))

    def __init__(self, *args: Any, actions: QuerySet[Action], **options: Any) -> None:
        super().__init__(*args, **options)
        choose_from(self.fields["action"], actions)

    @property
    def columns(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in ("name", "sort", "action")}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("sort") not in {None, Mailing.Sort.NEWS} and "action" in said and said["action"] is None:
            self.add_error("action", _("Say which action it is about. Only news of the organisation needs none."))
        return said


class NewForm(WhatForm):
    organisation = OrganisationBase(
        label=_("Who writes"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        help_text=_("Only people who said yes to this organisation are written to."),
    )
    from_page = forms.BooleanField(
        label=_("Begin with the words of the action’s page, in each language it is told in"),
        required=False,
        initial=True,
    )

    field_order = ("name", "sort", "action", "from_page", "organisation")

    def __init__(self, *args: Any, organisations: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        choose_from(self.fields["organisation"], organisations)
