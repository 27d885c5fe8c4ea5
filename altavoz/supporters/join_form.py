# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form that joins networks: which, an address, how often."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.supporters.forms import AddressForm, NameForm
from altavoz.supporters.models import Rhythm
from altavoz.supporters.networks import Offer, named


class JoinForm(NameForm, AddressForm):
    rhythm = forms.ChoiceField(choices=Rhythm.choices, required=False)
    # People do not see this field, and programs that fill in every field do.
    website = forms.CharField(required=False)

    def __init__(self, *args: object, offered: tuple[Offer, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # the base class's own open signature
        self.offered = offered

    def clean_rhythm(self) -> str:
        return str(self.cleaned_data["rhythm"] or Rhythm.AT_ONCE)

    def clean(self) -> dict[str, object]:
        said = super().clean() or {}
        if not self.ticked:
            raise ValidationError(_("Please tick at least one network."))
        return said

    @property
    def ticked(self) -> tuple[Offer, ...]:
        """The offers that were ticked; what was never offered counts for nothing."""
        asked = self.data.getlist("network") if hasattr(self.data, "getlist") else ()
        return named(set(asked), self.offered)

    @property
    def boxes(self) -> list[tuple[Offer, bool]]:
        chosen = {offer.public_id for offer in self.ticked}
        return [(offer, offer.public_id in chosen) for offer in self.offered]

    @property
    def rhythms(self) -> list[tuple[str, str, bool]]:
        chosen = str(self.data.get("rhythm", "")) or Rhythm.AT_ONCE
        return [(rhythm.value, str(rhythm.label), rhythm.value == chosen) for rhythm in Rhythm]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Where to look and why, in the order of the page."""
        of_all = [("networks", str(message)) for message in self.non_field_errors()]
        return of_all + [(name, str(message)) for name in self.fields for message in self.errors.get(name, [])]
