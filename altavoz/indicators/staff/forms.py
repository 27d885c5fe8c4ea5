# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write: what is counted, and a number of a date."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.directory import LANGUAGES
from altavoz.indicators import dates
from altavoz.indicators.dates import Period
from altavoz.indicators.drawing import maps
from altavoz.indicators.models import Indicator, IndicatorText, Observation, Qualifier
from altavoz.indicators.observing import Said
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Reach

NEEDED = frozenset({"name", "counted", "unit", "by"})
WORDS = ("name", "counted", "unit", "by", "base", "note")


class IndicatorForm(forms.ModelForm[Indicator]):
    """With its words in each language."""

    class Meta:
        model = Indicator
        fields = (
            *("organisation", "slug", "family", "country", "area", "counter", "method", "measure", "drawn"),
            *("beside_newer", "order"),
        )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        own = forms.ModelChoiceField(Organisation.objects.filter(reach.limit("pk")), label=_("organisation"))
        self.fields["organisation"] = own
        if self.instance.published_at is not None:
            self.fields["slug"].disabled = True
        there = {text.language: text for text in self.instance.texts.all()} if self.instance.pk else {}
        plain = forms.modelform_factory(IndicatorText, fields=WORDS)
        for language, name in LANGUAGES:
            for column, field in plain(instance=there.get(language)).fields.items():
                field.required = language == "en" and column in NEEDED
                field.label = _("%(language)s: %(what)s") % {"language": name, "what": field.label}
                field.initial = getattr(there.get(language), column, "")
                self.fields[f"{language}_{column}"] = field

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("area") and not said["area"].startswith(f"{said.get('country')}-"):
            self.add_error("area", _("That state does not lie in this country."))
        return said

    def save(self, commit: bool = True) -> Indicator:
        row = super().save(commit)
        for language, _name in LANGUAGES:
            said = {column: self.cleaned_data.get(f"{language}_{column}", "") for column in WORDS}
            if said["name"]:
                IndicatorText.objects.update_or_create(indicator=row, language=language, defaults=said)
        return row


class ObservationForm(forms.Form):
    """A new number of a date, or another number for the date of one that is there."""

    as_of = forms.CharField(
        label=_("As of"), max_length=10, help_text=_("2018-02-07, 2018-02 or 2018: as exactly as the source says.")
    )
    until = forms.CharField(label=_("To, where it covers more than that"), max_length=10, required=False)
    area = forms.ChoiceField(label=_("Of one state alone"), required=False)
    qualifier = forms.ChoiceField(label=_("Qualified by"), choices=Qualifier.choices)
    value = forms.DecimalField(label=_("How many"), min_value=0, max_digits=18, decimal_places=4)
    low = forms.DecimalField(label=_("Not less than"), min_value=0, max_digits=18, decimal_places=4, required=False)
    high = forms.DecimalField(label=_("Not more than"), min_value=0, max_digits=18, decimal_places=4, required=False)
    base = forms.IntegerField(label=_("Of how many (n)"), min_value=1, max_value=2_000_000_000, required=False)
    confidence = forms.DecimalField(
        label=_("Confidence in per cent"), min_value=Decimal("0.1"), max_value=100, decimal_places=1, required=False
    )
    source = forms.CharField(label=_("Source"), max_length=300)
    source_url = forms.URLField(label=_("Link to it"), max_length=500, required=False, assume_scheme="https")
    archived_url = forms.URLField(
        label=_("Link to a copy elsewhere"), max_length=500, required=False, assume_scheme="https"
    )
    place = forms.CharField(label=_("Where in it"), max_length=120, required=False)
    reason = forms.CharField(label=_("Why it is revised"), max_length=300)

    def __init__(
        self, *args: Any, country: str, revises: Observation | None = None, **kwargs: Any
    ) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        names = maps.state_names(country)
        self.fields["area"].choices = [("", "—"), *names.items()]  # type: ignore[attr-defined]  # a choice field
        if revises is None:
            del self.fields["reason"]
        else:
            # The date and the place are those of what it takes the place of.
            for name in ("as_of", "until", "area"):
                del self.fields[name]

    def clean_as_of(self) -> Period:
        return _period(self.cleaned_data["as_of"])

    def clean_until(self) -> Period | None:
        said = self.cleaned_data["until"]
        return _period(said) if said else None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last = said.get("as_of"), said.get("until")
        if first and last and (last.ends < first.starts or last.precision != first.precision):
            self.add_error("until", _("It ends before it begins, or is not as exact as the beginning."))
        return said

    def period(self) -> Period:
        first, last = self.cleaned_data["as_of"], self.cleaned_data["until"]
        return first if last is None else Period(first.starts, last.ends, first.precision)

    def said(self) -> Said:
        given = self.cleaned_data
        names = ("value", "source", "qualifier", "low", "high", "base", "confidence")
        links = ("source_url", "archived_url", "place")
        return Said(area=given.get("area", ""), **{name: given[name] for name in (*names, *links)})


def _period(text: str) -> Period:
    found = dates.read(text)
    if found is None or found.starts.year > date.max.year - 1:
        raise ValidationError(_("This is not a date. Write 2020-09-08, 2020-09 or 2020."))
    return found


def initial_of(row: Observation) -> dict[str, object]:
    """What stands, to be changed in the form."""
    names = ("qualifier", "low", "high", "base", "confidence", "source", "source_url", "archived_url", "place")
    return {"value": row.number, **{name: getattr(row, name) for name in names}}
