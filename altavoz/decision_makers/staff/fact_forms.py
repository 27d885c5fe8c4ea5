# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff write when they accept a correction: one form a sort of fact, each with how they know it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers import facts
from altavoz.decision_makers.directory import LANGUAGES
from altavoz.decision_makers.facts import Known
from altavoz.decision_makers.models import ContactPoint, Correction, Office, Term
from altavoz.organisations.staff.day_inputs import DayInput

Kind = Correction.Kind
is_a_link = URLValidator(["http", "https"])
VALID: Mapping[str, Callable[[str], object]] = {"email": validate_email, "form": is_a_link, "website": is_a_link}


class FactForm(forms.Form):
    """`write` says the fact as staff's own; forms for which there is nothing to write only ask for a tick."""

    source = forms.CharField(label=_("Source"), max_length=300, help_text=_("Where it is written, or who said it."))
    as_of = forms.DateField(label=_("Date of the source"), widget=DayInput())

    def __init__(self, *args: Any, about: Correction, today: date, **kwargs: Any) -> None:  # Any: the base class's own
        self.about = about
        kwargs.setdefault("initial", {"source": about.link[:300], "as_of": today})
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_as_of(self) -> date:
        day: date = self.cleaned_data["as_of"]
        if day > self.today:
            raise ValidationError(_("This day is still to come."))
        return day

    def known(self) -> Known:
        return Known(self.cleaned_data["source"], self.cleaned_data["as_of"])

    def write(self, office: Office) -> None:
        raise NotImplementedError


class ContactForm(FactForm):
    gone = forms.BooleanField(required=False, label=_("The one chosen is not in use any more, and there is no other"))
    value = forms.CharField(required=False, max_length=500, label=_("Number, address or link"))
    label = forms.CharField(required=False, max_length=200, label=_("Which one (such as a town)"))

    field_order = ["instead", "value", "label", "gone", "source", "as_of"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        whose = Q(office=self.about.office) | Q(person__in=self._holders())
        there = ContactPoint.objects.filter(whose, way=self.about.kind)
        self.fields["instead"] = forms.ModelChoiceField(
            there, required=False, label=_("In place of"), empty_label=_("none of these: it is new")
        )
        self.order_fields(self.field_order)

    def _holders(self) -> list[int]:
        terms = self.about.office.terms.all()
        return [term.person_id for term in terms if term.person_id and term.covers(self.today)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("gone") and not said.get("instead"):
            self.add_error("instead", _("Choose which one is not in use any more."))
        if not said.get("gone"):
            self._check(str(said.get("value", "")))
        return said

    def _check(self, value: str) -> None:
        if not value:
            self.add_error("value", _("Write what it should be."))
            return
        try:
            VALID.get(self.about.kind, str)(value)
        except ValidationError as error:
            self.add_error("value", error)

    def write(self, office: Office) -> None:
        said = self.cleaned_data
        if said["gone"]:
            facts.say_gone(contact=said["instead"], known=self.known())
            return
        label = said["label"] or (said["instead"].label if said["instead"] else "")
        facts.say_contact(
            office=office,
            way=self.about.kind,
            value=said["value"],
            label=label,
            known=self.known(),
            instead=said["instead"],
        )


class HolderForm(FactForm):
    standing = forms.ChoiceField(choices=Term.Standing.choices, label=_("Standing"))
    name = forms.CharField(required=False, max_length=200, label=_("Name of the person"))
    since = forms.DateField(required=False, label=_("Since"), widget=DayInput())
    party = forms.CharField(required=False, max_length=100, label=_("Party"))

    field_order = ["standing", "name", "since", "party", "source", "as_of"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (said.get("standing") == Term.Standing.VACANT) == bool(said.get("name")):
            self.add_error("name", _("Write the person's name, or say that the office is vacant."))
        return said

    def write(self, office: Office) -> None:
        said = self.cleaned_data
        facts.say_holder(
            office=office,
            name=said["name"],
            standing=said["standing"],
            since=said["since"],
            party=said["party"],
            known=self.known(),
        )


class TitleForm(FactForm):
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))
    title = forms.CharField(max_length=200, label=_("Title"))

    field_order = ["language", "title", "source", "as_of"]

    def write(self, office: Office) -> None:
        facts.say_title(office=office, language=self.cleaned_data["language"], title=self.cleaned_data["title"])


class DoneForm(FactForm):
    done = forms.BooleanField(label=_("I have put it right on the screen of the office"))

    field_order = ["done", "source", "as_of"]

    def write(self, office: Office) -> None:
        """It was written where the whole office is."""
        facts.changed()


CONTACTS = (Kind.EMAIL, Kind.PHONE, Kind.FAX, Kind.POSTAL, Kind.FORM, Kind.WEBSITE, Kind.SOCIAL)
FORMS: Mapping[str, type[FactForm]] = {
    **dict.fromkeys(CONTACTS, ContactForm),
    Kind.HOLDER: HolderForm,
    Kind.TITLE: TitleForm,
    Kind.PLACE: DoneForm,
    Kind.OTHER: DoneForm,
}


class RefusalForm(forms.Form):
    refusal = forms.ChoiceField(
        choices=Correction.Refusal.choices, label=_("Why not"), help_text=_("Whoever left an address reads this.")
    )
