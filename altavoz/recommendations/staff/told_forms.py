# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms of promises, of laws and treaties, and of rounds of dialogue, with the lines that belong to each."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Reach
from altavoz.recommendations.models import (
    Commitment,
    CommitmentText,
    DialogueRound,
    DialogueRoundText,
    Document,
    InParty,
    Instrument,
    InstrumentStep,
    InstrumentStepText,
    InstrumentText,
    Point,
    PointText,
    Recommendation,
    Sitting,
)
from altavoz.recommendations.models.records import IS_NUMBER
from altavoz.recommendations.staff.forms import DAY, parties
from altavoz.recommendations.staff.texted import Row, TextedForm

KNOWN_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
COUNTRY = re.compile(r"[A-Z]{2}")
MORE = 3


def known_day(said: str) -> str:
    if said and not KNOWN_DAY.fullmatch(said):
        raise ValidationError(_("Write 2017, 2017-02 or 2017-02-24: as exactly as the source has it."))
    return said


class NumbersField(forms.CharField):
    """Numbers of public recommendations, with spaces between them."""

    def clean(self, value: object) -> list[Recommendation]:
        numbers = dict.fromkeys(IS_NUMBER.findall(super().clean(value)))
        found = Recommendation.objects.exclude(state=Recommendation.State.DRAFT).in_bulk(numbers, field_name="number")
        if missing := [number for number in numbers if number not in found]:
            raise ValidationError(_("There is no public recommendation %(number)s."), params={"number": missing[0]})
        return [found[number] for number in numbers]


class ToldForm(TextedForm[Row]):
    """Of what an organisation keeps."""

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(reach.limit("pk"))
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]  # a choice among rows
        for name in {"made_by", "held_by"} & set(self.fields):
            self.fields[name].widget.choices = [("", "—"), *parties()]
        if "numbers" in self.fields and self.instance.pk:
            told = self._about().order_by("pk").values_list("recommendation__number", flat=True)
            self.initial["numbers"] = " ".join(told)

    def save(self, commit: bool = True) -> Row:
        row = super().save(commit=commit)
        if "numbers" in self.cleaned_data:
            about, chosen = self._about(), self.cleaned_data["numbers"]
            about.exclude(recommendation__in=chosen).delete()
            for each in chosen:
                about.get_or_create(recommendation=each)
        return row

    def _about(self) -> Any:  # noqa: ANN401 - a relation that only rows with numbers have
        return self.instance.about  # type: ignore[attr-defined]  # as above


class CommitmentForm(ToldForm[Commitment]):
    texts, owner, wide = CommitmentText, "commitment", frozenset({"words"})
    numbers = NumbersField(required=False, label=_("Recommendations that it answers, by their numbers"))
    source_url = forms.URLField(required=False, max_length=500, assume_scheme="https", label=_("link to it"))
    kept_url = forms.URLField(required=False, max_length=500, assume_scheme="https", label=_("link to that"))

    class Meta:
        model = Commitment
        fields = (
            *("organisation", "made_by", "made_on", "quote", "quote_language", "source", "source_url", "due_on"),
            *("kept", "kept_on", "kept_source", "kept_url", "demonstration"),
        )
        widgets = {"made_on": DAY, "due_on": DAY, "kept_on": DAY, "quote": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kept", Commitment.Kept.OPEN) != Commitment.Kept.OPEN:
            for name in ("kept_on", "kept_source"):
                if not said.get(name):
                    self.add_error(name, _("Say since when this is known, and where it can be read."))
        return said


class InstrumentForm(ToldForm[Instrument]):
    texts, owner, wide = InstrumentText, "instrument", frozenset({"about"})
    numbers = NumbersField(required=False, label=_("Recommendations about it, by their numbers"))
    source_url = forms.URLField(required=False, max_length=500, assume_scheme="https", label=_("link to it"))

    class Meta:
        model = Instrument
        fields = ("organisation", "sort", "country", "source", "source_url", "demonstration")


class StepForm(TextedForm[InstrumentStep]):
    texts, owner = InstrumentStepText, "step"

    class Meta:
        model = InstrumentStep
        fields = ("standing", "day", "source")

    def clean_day(self) -> str:
        return known_day(self.cleaned_data["day"])


class StateForm(forms.ModelForm[InParty]):
    class Meta:
        model = InParty
        fields = ("country", "standing", "day", "source")

    def clean_day(self) -> str:
        return known_day(self.cleaned_data["day"])

    def clean_country(self) -> str:
        code = str(self.cleaned_data["country"]).upper()
        if not COUNTRY.fullmatch(code):
            raise ValidationError(_("Two letters, such as MX."))
        return code


class RoundForm(ToldForm[DialogueRound]):
    texts, owner, wide = DialogueRoundText, "round", frozenset({"about"})
    source_url = forms.URLField(required=False, max_length=500, assume_scheme="https", label=_("link to it"))

    class Meta:
        model = DialogueRound
        fields = (
            *("organisation", "sort", "held_by", "held_on", "place", "brief", "earlier", "next_on"),
            *("source", "source_url", "demonstration"),
        )
        widgets = {"held_on": DAY, "next_on": DAY}

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, reach=reach, **kwargs)
        mine = reach.limit("organisation")
        self.fields["brief"].queryset = Document.objects.filter(mine)  # type: ignore[attr-defined]  # as above
        rounds = DialogueRound.objects.filter(mine).exclude(pk=self.instance.pk)
        self.fields["earlier"].queryset = rounds.prefetch_related("texts")  # type: ignore[attr-defined]  # as above


class PointForm(TextedForm[Point]):
    texts, owner, wide = PointText, "point", frozenset({"words"})
    number = NumbersField(required=False, label=_("Number of the recommendation"))

    class Meta:
        model = Point
        fields = ("what", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        if self.instance.recommendation_id:
            self.initial["number"] = str(self.instance.recommendation)

    def save(self, commit: bool = True) -> Point:
        self.instance.recommendation = next(iter(self.cleaned_data["number"]), None)
        return super().save(commit=commit)


Steps = forms.inlineformset_factory(Instrument, InstrumentStep, form=StepForm, extra=MORE)
States = forms.inlineformset_factory(Instrument, InParty, form=StateForm, extra=MORE)
Sittings = forms.inlineformset_factory(
    DialogueRound, Sitting, fields=("side", "words", "remotely", "place"), extra=MORE
)
Points = forms.inlineformset_factory(DialogueRound, Point, form=PointForm, extra=MORE)
