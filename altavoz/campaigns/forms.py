# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms of the staff screens: the action's own rows, and the moves of its life."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from altavoz.campaigns.action import Action, Precision
from altavoz.campaigns.countries import country_choices


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

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self._keep_what_was_delivered()
        self._keep_somebody_asked()
        return cleaned

    def save(self, commit: bool = True) -> Action:
        """Only the columns of this form: a move that happened meanwhile is not undone by an old copy."""
        action: Action = super().save(commit=False)
        if commit:
            own = [name for name in self.fields if name in _columns()]
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


class MoveForm(forms.Form):
    """Which move, out of those that the state allows; confirmed by the button of its own page."""


class DeliverForm(MoveForm):
    on = forms.DateField(
        label=_("Handed over on"), widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Whom it was handed to is kept as it stood on that day."),
    )


class WordsForm(MoveForm):
    """One line of words in each language; one language is enough."""

    words_required = _("Write it in one language at least.")
    en = forms.CharField(label=_("In English"), max_length=200, required=False)
    fr = forms.CharField(label=_("In French"), max_length=200, required=False)
    es = forms.CharField(label=_("In Spanish"), max_length=200, required=False)

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in ("en", "fr", "es") if self.cleaned_data.get(code)}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.words():
            self.add_error(None, self.words_required)
        return cleaned


class ExtendForm(WordsForm):
    closes_at = forms.DateTimeField(
        label=_("New closing date and hour"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    field_order = ("closes_at", "en", "fr", "es")


class ConcludeForm(WordsForm):
    date = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    date_precision = forms.ChoiceField(label=_("The date is known"), choices=Precision.choices)
    source = forms.CharField(label=_("Source"), max_length=300, required=False)
    text_en = forms.CharField(label=_("More, in English"), widget=forms.Textarea({"rows": 4}), required=False)
    text_fr = forms.CharField(label=_("More, in French"), widget=forms.Textarea({"rows": 4}), required=False)
    text_es = forms.CharField(label=_("More, in Spanish"), widget=forms.Textarea({"rows": 4}), required=False)
    field_order = ("date", "date_precision", "source", "en", "text_en", "fr", "text_fr", "es", "text_es")

    def titles_and_texts(self) -> dict[str, tuple[str, str]]:
        return {code: (title, self.cleaned_data[f"text_{code}"]) for code, title in self.words().items()}
