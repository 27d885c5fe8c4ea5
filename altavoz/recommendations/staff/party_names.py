# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is asked is written by name. A name that nobody has is refused, with those that are near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.models import LANGUAGES
from altavoz.recommendations.models import Party

MOST_NEAR = 3
NEAR_ENOUGH = 0.5


@dataclass(frozen=True)
class Names:
    """Of all who can be asked, read once a screen: as they are shown, and by each of their names."""

    shown: Sequence[str]
    parties: Mapping[str, Party]

    def find(self, name: str) -> Party | None:
        return self.parties.get(fold(name))

    def near(self, name: str) -> list[str]:
        folded = get_close_matches(fold(name), list(self.parties), n=MOST_NEAR, cutoff=NEAR_ENOUGH)
        return list(dict.fromkeys(self.parties[each].name() for each in folded))

    def named_in(self, text: str, *, but: Party | None) -> Party | None:
        """The one other party that a text names in full; None where it is more than one."""
        folded = f" {fold(text)} "
        found = {party.pk: party for name, party in self.parties.items() if name and f" {name} " in folded}
        others = [party for party in found.values() if party != but]
        return others[0] if len(others) == 1 else None


def read_names() -> Names:
    rows = Party.objects.select_related("body", "office").prefetch_related("body__texts", "office__texts", "texts")
    parties: dict[str, Party] = {}
    for party in rows.order_by("pk"):
        for language in (None, *(code for code, _name in LANGUAGES)):
            parties.setdefault(fold(party.name(language)), party)
    shown = sorted({party.name() for party in parties.values()}, key=str.casefold)
    return Names(shown, parties)


class PartyNameField(forms.CharField):
    """`names` is set by the form, once for all of its fields; the page has a list to choose from."""

    names: Names
    # Who stands there now: of two that are called the same it stays the one that it was.
    there: Party | None = None

    def __init__(self, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(max_length=300, widget=forms.TextInput(attrs={"list": "parties", "size": 40}), **kwargs)

    def clean(self, value: str | None) -> Party | None:
        said = super().clean(value)
        if not said:
            return None
        if self.there and fold(said) == fold(self.there.name()):
            return self.there
        party = self.names.find(said)
        if party is None:
            raise ValidationError(self._unknown(said))
        return party

    def _unknown(self, said: str) -> str:
        near = self.names.near(said)
        if near:
            words = _("Nobody here is called “%(name)s”. Did you mean: %(near)s? Or add it under “Who is asked”.")
            return str(words) % {"name": said, "near": "; ".join(near)}
        return str(_("Nobody here is called “%(name)s”. Add it under “Who is asked” first.")) % {"name": said}


def know(form: forms.BaseForm, names: Names, there: Mapping[str, Party | None] | None = None) -> None:
    for name, field in form.fields.items():
        if isinstance(field, PartyNameField):
            field.names, field.there = names, (there or {}).get(name)
