# SPDX-License-Identifier: AGPL-3.0-or-later
from django import forms
from django.utils.translation import gettext_lazy as _


class AddressForm(forms.Form):
    """One address, typed by its owner or by staff."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={
            "required": _("Please type your e-mail address."),
            "invalid": _("This is no e-mail address: look for a slip in it."),
            "max_length": _("This is no e-mail address: look for a slip in it."),
        },
    )
