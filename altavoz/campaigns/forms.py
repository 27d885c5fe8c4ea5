# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form of the screen on which staff edit an action's own rows."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_choices
from altavoz.organisations import powers
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power


class ActionForm(WagtailAdminModelForm):
    """The action's own rows. What a move changes (state, its hours) is not saved from here."""

    country = forms.ChoiceField(label=_("Country it is about"), required=False)

    class Meta:
        model = Action
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = country_choices(get_language() or "en")
        self.fields["country"] = forms.ChoiceField(
            label=_("Country it is about"), required=False, choices=[("", _("Choose a country")), *choices]
        )
        if "closes_at" in self.fields and self.instance.state != Action.State.PREPARING:
            # From its opening on the hour moves in public, with a note: see `life.extend`.
            self.fields["closes_at"].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._keep_what_was_delivered()
        self._keep_somebody_asked()
        return cleaned

    def clean_organisation(self) -> Organisation:
        """An action is handed to another organisation by somebody who writes for both."""
        chosen: Organisation = self.cleaned_data["organisation"]
        is_other = "organisation" in self.changed_data and self.for_user is not None
        if is_other and not powers.may(self.for_user, Power.EDIT, chosen.pk):
            raise forms.ValidationError(_("You do not write for this organisation."))
        return chosen

    def save(self, commit: bool = True) -> Action:
        """Only what could be typed here: a move that happened meanwhile is not undone by an old copy."""
        action: Action = super().save(commit=False)
        if commit:
            own = [name for name, field in self.fields.items() if name in _columns() and not field.disabled]
            action.save(update_fields=[*own, *self.formsets])
        return action

    def _keep_what_was_delivered(self) -> None:
        targets = self.formsets.get("targets")
        if targets is not None and self.instance.is_delivered and targets.has_changed():
            self.add_error(None, _("It was handed over already: whom it was handed to stays as it was."))

    def _keep_somebody_asked(self) -> None:
        targets = self.formsets.get("targets")
        if targets is None or self.instance.state == Action.State.PREPARING or not targets.is_valid():
            return
        kept = [form for form in targets.forms if form.has_changed() or form.instance.pk]
        if all(form in targets.deleted_forms for form in kept):
            self.add_error(None, _("The public can see this action, so somebody must be asked by it."))


def _columns() -> set[str]:
    return {field.name for field in Action._meta.concrete_fields}
