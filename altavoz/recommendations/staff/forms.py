# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write: documents, records, who is asked and who judges."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.models import LANGUAGES, Body, Office
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Reach
from altavoz.organisations.staff.day_inputs import DayInput
from altavoz.recommendations.models import (
    Assessor,
    Document,
    Party,
    Recommendation,
    Reference,
)
from altavoz.recommendations.records.editing import may_change
from altavoz.recommendations.staff.party_names import Names, PartyNameField, know
from altavoz.recommendations.vocabulary import topic_choices

DAY = DayInput()
USUAL = ("remind_days", "old_after_months")
WIDE = forms.Textarea(attrs={"rows": 3})


def parties() -> list[tuple[str, str]]:
    found = Party.objects.select_related("body", "office").prefetch_related("body__texts", "office__texts", "texts")
    return sorted(((str(each.pk), each.name()) for each in found), key=lambda choice: choice[1].casefold())


class DocumentForm(forms.ModelForm[Document]):
    source_url = forms.URLField(required=False, max_length=500, assume_scheme="https", label=_("Link to it"))

    class Meta:
        model = Document
        fields = (
            *("organisation", "code", "sort", "title", "author", "language", "dated", "edition", "earlier"),
            *("source", "source_url", "enclosed_with", "remind_days", "old_after_months"),
        )
        widgets = {"dated": DAY}

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(reach.limit("pk"))
        called = capfirst(_("organisation that keeps it"))
        self.fields["organisation"] = forms.ModelChoiceField(own, label=called)
        if not self.instance.pk and len(first := own[:2]) == 1:
            # Whoever works for one organisation need not choose it.
            self.initial["organisation"] = first[0].pk
        earlier = Document.objects.filter(reach.limit("organisation")).exclude(pk=self.instance.pk)
        self.fields["earlier"] = forms.ModelChoiceField(earlier, required=False, label=_("New edition of"))
        letters = Document.objects.filter(reach.limit("organisation"), sort=Document.Sort.LETTER)
        letters = letters.exclude(pk=self.instance.pk)
        self.fields["enclosed_with"] = forms.ModelChoiceField(letters, required=False, label=_("Sent together with"))
        for name in USUAL:
            self.fields[name].required = False
        if self.instance.published_at is not None:
            # Numbers begin with the one and are filed by the other.
            for name in ("code", "dated"):
                self.fields[name].disabled = True


class RecordForm(forms.ModelForm[Recommendation]):
    addressee = PartyNameField(label=_("Who is asked"))
    acts_on = PartyNameField(label=_("Who is to change"), required=False)
    topics = forms.MultipleChoiceField(
        label=_("Themes and groups"), choices=topic_choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Recommendation
        fields = (
            *("standing", "heading", "lead_in", "text", "footnote", "addressee", "acts_on", "type"),
            *("due_on", "answer", "answered_on", "answer_source"),
        )
        widgets = {"due_on": DAY, "answered_on": DAY, "lead_in": WIDE, "footnote": WIDE}

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        there: dict[str, Party | None] = {name: getattr(self.instance, name) for name in ("addressee", "acts_on")}
        know(self, names, there)
        self.initial.update((name, party.name() if party else "") for name, party in there.items())
        self.initial["topics"] = list(self.instance.topics.values_list("slug", flat=True))
        for name in set(self.Meta.fields) - set(may_change(self.instance)):
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("answer") and not said.get("answer_source"):
            self.add_error("answer_source", _("Say where the answer stands."))
        return said


class ReferenceForm(forms.ModelForm[Reference]):
    url = forms.URLField(required=False, max_length=500, assume_scheme="https", label=_("Link to it"))

    class Meta:
        model = Reference
        fields = ("sort", "words", "url")


class PartyForm(forms.Form):
    """One of the three: a body, an office, or a name in each language."""

    office = forms.CharField(
        required=False,
        max_length=16,
        label=_("or an office: its public id"),
        help_text=_("As it stands in the address of the office’s page."),
    )
    name_en = forms.CharField(required=False, max_length=200, label=_("or a name alone, in English"))
    name_fr = forms.CharField(required=False, max_length=200, label=_("the same in French"))
    name_es = forms.CharField(required=False, max_length=200, label=_("the same in Spanish"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        bodies = Body.objects.prefetch_related("texts").order_by("country", "pk")
        self.fields["body"] = forms.ModelChoiceField(bodies, required=False, label=_("Body in the directory"))
        self.order_fields(["body", "office"])

    def names(self) -> dict[str, str]:
        said = {language: self.cleaned_data.get(f"name_{language}", "").strip() for language, _name in LANGUAGES}
        return {language: name for language, name in said.items() if name}

    def clean_office(self) -> Office | None:
        said = self.cleaned_data["office"].strip()
        found = Office.objects.filter(public_id=said).first() if said else None
        if said and found is None:
            raise ValidationError(_("The directory has no such office."))
        return found

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        chosen = [bool(said.get("body")), bool(said.get("office")), bool(self.names())]
        if not self.errors and sum(chosen) != 1:
            raise ValidationError(_("Choose a body, an office or a name: one of the three."))
        return said


class AssessorForm(forms.Form):
    side = forms.ChoiceField(label=_("On which side it stands"), choices=Assessor.Side.choices)
    name_en = forms.CharField(max_length=120, label=_("Name in English"))
    name_fr = forms.CharField(required=False, max_length=120, label=_("the same in French"))
    name_es = forms.CharField(required=False, max_length=120, label=_("the same in Spanish"))
    demonstration = forms.BooleanField(
        required=False,
        label=_("Invented, for demonstration"),
        help_text=_("Every view of it is marked so, and hidden from search engines."),
    )

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        mine = Organisation.objects.filter(reach.limit("pk"))
        self.fields["kept_by"] = forms.ModelChoiceField(mine, label=_("Organisation that enters its views"))
        self.order_fields(["kept_by"])

    def names(self) -> dict[str, str]:
        said = {language: self.cleaned_data.get(f"name_{language}", "").strip() for language, _name in LANGUAGES}
        return {language: name for language, name in said.items() if name}
