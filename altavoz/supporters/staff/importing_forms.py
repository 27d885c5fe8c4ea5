# SPDX-License-Identifier: AGPL-3.0-or-later
"""The two forms of an import: the list with its proof, and which column holds what."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.supporters.importing import evidence as proofs
from altavoz.supporters.importing import tables
from altavoz.supporters.importing.calling import country_called
from altavoz.supporters.importing.columns import SEVERAL, Kept
from altavoz.supporters.importing.life import Matched, Proof
from altavoz.supporters.importing.tables import NoTable, Wrong
from altavoz.supporters.models import Network

SAID: Mapping[Wrong, Promise] = {
    Wrong.EMPTY: _("The list is empty."),
    Wrong.TOO_BIG: _("The list is too big: at most 20 MB and 250,000 rows. Cut it in two."),
    Wrong.WORKBOOK: _("This is a workbook of a spreadsheet. Save it there as CSV and choose that file."),
    Wrong.NO_TEXT: _("Line %(line)d holds signs that are no text: is this really a CSV file?"),
    Wrong.ENCODING: _(
        "Line %(line)d cannot be read: it is written in another encoding than the rest. Save the list as CSV in UTF-8."
    ),
    Wrong.QUOTE: _("In line %(line)d a quotation mark is opened and never closed."),
    Wrong.NO_HEADER: _("Line 1 must name the columns, and one of them must be the e-mail address."),
    Wrong.ONE_LINE: _("There is nobody on this list below the names of the columns."),
}
LABELS: Mapping[Kept, Promise] = {
    Kept.EMAIL: _("E-mail address"),
    Kept.GIVEN_NAME: _("Given name"),
    Kept.FAMILY_NAME: _("Family name"),
    Kept.LANGUAGE: _("Language"),
    Kept.COUNTRY: _("Country"),
    Kept.SAID_ON: _("Day on which each agreed (year, month, day)"),
    Kept.YES: _("Says that she agreed: who has no yes here is left out"),
    Kept.NO: _("Says that she wants no letters: who has anything but no here is left out"),
}


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ListForm(forms.Form):
    """The list is understood here already, so that what is wrong with it is said at once, with its line."""

    network = forms.ModelChoiceField(label=_("Into this network"), queryset=Network.objects.none())
    file = forms.FileField(
        label=_("The list (CSV)"),
        help_text=_("As Action Network, Change.org or CiviCRM export it, or any other with its columns in line 1."),
    )
    where = forms.CharField(
        label=_("Where did these people agree?"),
        max_length=200,
        help_text=_("The form, page, event or program. Each of them reads this on the page about her own data."),
    )
    on = forms.DateField(label=_("When, at the latest?"), widget=DayInput())
    wording = forms.CharField(
        label=_("To which words did they agree?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = forms.FileField(
        label=_("What proves it"),
        help_text=_("A picture or a copy of the form, a record: PDF, PNG, JPEG, ZIP or text, at most 10 MB."),
    )
    sure = forms.BooleanField(
        label=_("I have seen the proof: everybody on this list agreed to letters of this organisation.")
    )

    def __init__(self, *args: Any, networks: QuerySet[Network], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["network"] = forms.ModelChoiceField(label=_("Into this network"), queryset=networks)
        self.today = today

    def clean_file(self) -> tables.Table:
        try:
            return tables.understand(_content(self.cleaned_data["file"], tables.MOST_BYTES))
        except NoTable as no_table:
            raise ValidationError(str(SAID[no_table.wrong]) % {"line": no_table.line}) from None

    def clean_evidence(self) -> proofs.Evidence:
        read = proofs.read(_content(self.cleaned_data["evidence"], proofs.MOST_BYTES))
        if read is None:
            raise ValidationError(_("This is no PDF, picture, ZIP or text, or it is bigger than 10 MB."))
        return read

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise ValidationError(_("This day has not come yet."))
        return on

    @property
    def proof(self) -> Proof:
        return Proof(self.cleaned_data["where"], self.cleaned_data["on"], self.cleaned_data["wording"])


class ColumnsForm(forms.Form):
    """A choice of the list's columns for each thing that we keep."""

    def __init__(self, *args: Any, header: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = [(str(place), name or str(place + 1)) for place, name in enumerate(header)]
        for kept in LABELS:
            self.fields[kept.value] = _several(kept, there) if kept in SEVERAL else _one(kept, there)
        self.fields["default_language"] = forms.ChoiceField(
            label=_("Language of those whose row names none"), choices=settings.LANGUAGES
        )
        self.fields["default_country"] = forms.CharField(
            label=_("Country of those whose row names none"),
            required=False,
            help_text=_("Its name, or its code of two letters. Empty: it stays unknown."),
        )

    def clean_default_country(self) -> str:
        said = str(self.cleaned_data["default_country"])
        code = country_called(said) if said.strip() else ""
        if said.strip() and not code:
            raise ValidationError(_("We know no country of this name."))
        return code

    @property
    def matched(self) -> Matched:
        said = self.cleaned_data
        chosen = {kept.value: said[kept.value] for kept in LABELS if said[kept.value]}
        columns = {
            name: [int(n) for n in (them if isinstance(them, list) else [them])] for name, them in chosen.items()
        }
        return Matched(columns, said["default_language"], said["default_country"])


def _one(kept: Kept, there: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    required = kept is Kept.EMAIL
    return forms.ChoiceField(label=str(LABELS[kept]), choices=[("", "–"), *there], required=required)


def _several(kept: Kept, there: Sequence[tuple[str, str]]) -> forms.MultipleChoiceField:
    boxes = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=str(LABELS[kept]), choices=there, required=False, widget=boxes)


def _content(upload: UploadedFile, most: int) -> bytes:  # type: ignore[type-arg]  # generic for the type checker alone
    """No more than one byte too many, which is enough to know that it is too big."""
    return bytes(upload.read(most + 1))
