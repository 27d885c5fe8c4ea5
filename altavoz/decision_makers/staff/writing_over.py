# SPDX-License-Identifier: AGPL-3.0-or-later
"""Forms in which staff write over what a source says: it becomes their own word, which no import takes away."""

from collections.abc import Iterator
from string import ascii_uppercase
from typing import Any

from babel import Locale
from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from altavoz.decision_makers import facts
from altavoz.decision_makers.models import ContactPoint, Office, Person, Term

# Regions have numbers; these letters are the United Nations.
NO_COUNTRY = frozenset({"UN"})
# ISO 3166 gives these to nobody: whoever needs a country that is in no list, or an invented one, takes one of them.
OWN_USE = frozenset(
    {"AA", "ZZ", *(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"), *(f"X{letter}" for letter in ascii_uppercase)}
)
COUNTRIES = (frozenset(filter(str.isalpha, map(str, Locale("en").territories))) - NO_COUNTRY) | OWN_USE
HOW = frozenset({"source", "as_of"})
TELLING = ("terms", "contacts")

SAY_HOW = _("You have written over what a source says. Say how you know: change the source or its date.")
COMES_BACK = _(
    "A term that a source tells of comes back with its next import. Say until when it ran, do not delete it."
)


class OfficeForm(WagtailAdminModelForm):
    def clean_country(self) -> str:
        """A country is its ISO code everywhere; small letters are forgiven."""
        code = str(self.cleaned_data["country"]).upper()
        if code not in COUNTRIES:
            raise forms.ValidationError(_("Write the two letters of the country's ISO code, such as MX."))
        return code

    def is_valid(self) -> bool:
        """Whoever writes over a source says how she knows; a fact without that would be nobody's."""
        good = bool(super().is_valid())
        for form in self._told():
            if _is_deleted(form) and isinstance(form.instance, Term):
                self.add_error(None, COMES_BACK)
                good = False
            elif not _is_deleted(form) and _says_not_how(form):
                form.add_error("source", SAY_HOW)
                good = False
        return good

    @transaction.atomic
    def save(self, commit: bool = True) -> Office:
        gone = [form.instance for form in self._told() if _is_deleted(form)]
        for form in self._told():
            if form.has_changed() and not _is_deleted(form):
                _make_ours(form)
        facts.write_over(self.instance, self.changed_data)
        office: Office = super().save(commit=commit)
        for contact in gone:
            _note_gone(contact)
        facts.changed()
        return office

    def _told(self) -> Iterator[Any]:  # Any: the forms of a formset have no type of their own
        """The forms of terms and contact points that stand there by an import."""
        for name in TELLING:
            yield from (form for form in self.formsets[name].forms if form.instance.edition_id)


class PersonForm(WagtailAdminModelForm):
    @transaction.atomic
    def save(self, commit: bool = True) -> Person:
        facts.write_over(self.instance, self.changed_data)
        facts.changed()
        person: Person = super().save(commit=commit)
        return person


class ContactForm(WagtailAdminModelForm):
    """A contact point by itself, as those of a person are."""

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if _says_not_how(self):
            self.add_error("source", SAY_HOW)
        return said

    @transaction.atomic
    def save(self, commit: bool = True) -> ContactPoint:
        if self.has_changed():
            _make_ours(self)
        facts.changed()
        contact: ContactPoint = super().save(commit=commit)
        return contact


def _is_deleted(form: Any) -> bool:  # noqa: ANN401  the forms of a formset have no type of their own
    return bool(form.cleaned_data.get("DELETE")) if hasattr(form, "cleaned_data") else False


def _says_not_how(form: Any) -> bool:  # noqa: ANN401
    changed = set(form.changed_data) - {"ORDER"}
    return bool(form.instance.edition_id and changed and not changed & HOW)


def _make_ours(form: Any) -> None:  # noqa: ANN401
    """The row leaves its edition; the next import brings what the source says beside it."""
    row = form.instance
    if row.edition_id and isinstance(row, ContactPoint):
        row.instead_of = str(form.initial.get("value", ""))
    row.edition = None


def _note_gone(contact: object) -> None:
    """It was deleted here, and its source may go on repeating it."""
    if isinstance(contact, ContactPoint):
        ContactPoint.everything.create(
            office_id=contact.office_id, way=contact.way, value=contact.value, label=contact.label, gone=True
        )
