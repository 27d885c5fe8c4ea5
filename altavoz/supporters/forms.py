# SPDX-License-Identifier: AGPL-3.0-or-later
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Our letters greet by this name: it must not carry a stranger's advertisement to somebody else.
NO_NAME = re.compile(
    r"[<>@/\\{}\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd]|www\.|https?:|\.(com|org|net|info)\b", re.IGNORECASE
)


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


class NameForm(forms.Form):
    """The name that letters greet by; it may be empty."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)

    def clean_given_name(self) -> str:
        name = " ".join(str(self.cleaned_data["given_name"]).split())
        if NO_NAME.search(name):
            raise ValidationError(_("Please give a name here: no address and no link."))
        return name
