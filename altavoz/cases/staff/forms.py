# SPDX-License-Identifier: AGPL-3.0-or-later
"""The forms of the parts of a case."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from altavoz.cases import vocabulary
from altavoz.cases.consent import agreed
from altavoz.cases.consent.agreed import Scope
from altavoz.cases.models import (
    CaseEvent,
    CaseEventText,
    CaseName,
    CaseStatus,
    CaseStatusText,
    Fact,
    FactText,
    Protection,
    ProtectionStep,
    ProtectionStepText,
    ProtectionText,
    Responsible,
    ResponsibleText,
    Violation,
    Visibility,
)
from altavoz.cases.staff.part_forms import PartForm, WhenForm
from altavoz.cases.times import chronology

WHO_READS = ["visibility"]


def source_field() -> forms.CharField:
    return forms.CharField(
        label=_("Source"), required=False, max_length=300, help_text=_("Who says so. It stays confidential.")
    )


class NameForm(PartForm):
    name = forms.CharField(label=_("Name"), max_length=200)

    class Meta:
        model = CaseName
        fields = ["sort", "is_public"]

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        is_real = self.cleaned_data.get("sort") == CaseName.Sort.REAL
        if is_real and self.cleaned_data.get("is_public") and self.case.is_minor:
            self.add_error("is_public", _("Somebody under eighteen: the full name is never public."))
        if self.cleaned_data.get("is_public") and not is_real:
            self.refuse_what_gives_away()
        return self.cleaned_data

    def public_texts(self) -> Iterator[tuple[str, str]]:
        yield "name", self.cleaned_data.get("name") or ""


class ViolationForm(PartForm):
    kind = forms.ChoiceField(label=_("Kind of violation"), choices=vocabulary.CHOICES)

    class Meta:
        model = Violation
        fields = ["kind"]

    def clean_kind(self) -> str:
        kind: str = self.cleaned_data["kind"]
        if self.case.violations.filter(kind=kind).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This kind is there already."))
        return kind


class FactForm(WhenForm):
    source = source_field()
    text_model, text_parent, texts = FactText, "fact", {"text": 4000}

    class Meta:
        model = Fact
        fields = ["sort", *WHO_READS, "confidence", "consent"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"].queryset = self.case.consents.all()  # type: ignore[attr-defined]  # a choice of rows
        self.fields["consent"].label_from_instance = called  # type: ignore[attr-defined]  # Django's documented door
        self.fields["consent"].help_text = _("For a quotation alone: its own consent.")

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        sort = self.cleaned_data.get("sort")
        is_public = self.cleaned_data.get("visibility") == Visibility.PUBLIC
        if is_public and sort in Fact.NEVER_PUBLIC:
            self.add_error("visibility", _("This sort stays confidential for good."))
        if is_public and sort == Fact.Sort.QUOTATION:
            own = self.cleaned_data.get("consent")
            if not agreed.covers(own, Scope.QUOTATION, self.case, now=self.now):
                self.add_error("consent", _("A public quotation needs its own consent, which holds today."))
        return self.cleaned_data


class EventForm(WhenForm):
    source = source_field()
    links = forms.CharField(
        label=_("Addresses on the web, one a line"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    text_model, text_parent, texts = CaseEventText, "event", {"title": 200, "text": 4000}

    class Meta:
        model = CaseEvent
        fields = ["sort", *WHO_READS, "confidence", "source_is_public"]

    def clean_links(self) -> str:
        links = self.cleaned_data["links"].split()
        for link in links:
            URLValidator(schemes=["http", "https"])(link)
        return "\n".join(links)


class ProtectionForm(PartForm):
    source = source_field()
    text_model, text_parent, texts = ProtectionText, "protection", {"text": 2000}
    is_of_protection: ClassVar[bool] = True

    class Meta:
        model = Protection
        fields = ["sort", *WHO_READS, "ordered_by"]

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        is_public = self.cleaned_data.get("visibility") == Visibility.PUBLIC
        if is_public and self.cleaned_data.get("sort") == Protection.Sort.SHELTER:
            self.add_error("visibility", _("This sort stays confidential for good."))
        return self.cleaned_data


class StepForm(WhenForm):
    source = source_field()
    text_model, text_parent, texts = ProtectionStepText, "step", {"text": 2000}
    is_of_protection: ClassVar[bool] = True

    class Meta:
        model = ProtectionStep
        fields = ["protection", "step", *WHO_READS]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = self.case.protections.all()
        self.fields["protection"].queryset = measures  # type: ignore[attr-defined]  # a choice of rows
        self.fields["protection"].label = _("Measure of protection")
        self.fields["protection"].label_from_instance = measure  # type: ignore[attr-defined]  # Django's documented door

    def clean(self) -> dict[str, Any] | None:
        """Put back before it was cut: refused where both are told."""
        super().clean()
        protection, step = self.cleaned_data.get("protection"), self.cleaned_data.get("step")
        if protection is not None and step and not self.errors:
            others = [each for each in protection.steps.all() if each.pk != self.instance.pk]
            self.instance.step = step
            for about in chronology.too_early(self.instance, others):
                self.add_error("on", about)
        return self.cleaned_data


class StatusForm(WhenForm):
    source = source_field()
    text_model, text_parent, texts = CaseStatusText, "status", {"text": 2000}

    class Meta:
        model = CaseStatus
        fields = ["status", "is_outcome", "certainty", *WHO_READS]


class ResponsibleForm(PartForm):
    named = forms.CharField(
        label=_("Named person"),
        required=False,
        max_length=200,
        help_text=_("Shown only with a source, and after another person has approved of it."),
    )
    source = forms.CharField(
        label=_("Source"), required=False, max_length=300, help_text=_("For a named person it is shown in public.")
    )
    text_model, text_parent, texts = ResponsibleText, "responsible", {"text": 2000}

    class Meta:
        model = Responsible
        fields = ["body", *WHO_READS]

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        if not self.cleaned_data.get("named") and self.cleaned_data.get("body") is None:
            self.add_error("body", _("Choose a body, or name a person."))
        if self.cleaned_data.get("named") and not self.cleaned_data.get("source"):
            self.add_error("source", _("Whoever is named needs a source."))
        return self.cleaned_data


def called(row: Any) -> str:  # noqa: ANN401  whichever consent Django asks about
    """A consent in a list: by whom and when, without its note."""
    return f"{row.get_given_by_display()}, {row.given_on:%Y-%m-%d}"


def measure(row: Any) -> str:  # noqa: ANN401  whichever measure Django asks about
    first = row.texts.first()
    return f"{row.get_sort_display()}: {first.text[:60]}" if first else str(row.get_sort_display())
