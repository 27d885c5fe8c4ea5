# SPDX-License-Identifier: AGPL-3.0-or-later
"""One address, for one letter."""

from django import forms

from altavoz.supporters.forms import AddressForm


class AddressOnceForm(AddressForm):
    # People do not see this field, and programs that fill in every field do.
    website = forms.CharField(required=False)

    @property
    def is_by_a_program(self) -> bool:
        return bool(self.cleaned_data["website"])

    @property
    def problems(self) -> list[tuple[str, str]]:
        return [(name, str(message)) for name in self.fields for message in self.errors.get(name, [])]
