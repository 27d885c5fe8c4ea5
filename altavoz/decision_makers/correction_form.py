# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form "Something wrong here?": which fact, what it should be, and where that is written."""

import re
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.models import Correction
from altavoz.website.opened import is_too_quick, seal_opened_now

LONGEST = 1000
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
TOO_LONG = _("This is too long: %(limit_value)d letters at most.")
UNREADABLE_SIGN = _("There is a sign in here that we cannot read. Please type it again.")
CHOOSE = _("Please choose what is wrong.")
NO_LINK = _("This is no complete link. One looks like this: https://example.org/page")


def is_readable(text: str) -> None:
    if UNREADABLE.search(text):
        raise ValidationError(UNREADABLE_SIGN, code="unreadable")


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        choices=Correction.Kind.choices, error_messages={"required": CHOOSE, "invalid_choice": CHOOSE}
    )
    words = forms.CharField(
        max_length=LONGEST,
        validators=[is_readable],
        error_messages={
            "required": _("Please write what it should be."),
            "max_length": TOO_LONG,
            "null_characters_not_allowed": UNREADABLE_SIGN,
        },
    )
    link = forms.URLField(
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": NO_LINK,
            "max_length": TOO_LONG,
            "null_characters_not_allowed": UNREADABLE_SIGN,
        },
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("This is no complete e-mail address. One looks like this: ana@example.org"),
            "max_length": TOO_LONG,
            "null_characters_not_allowed": UNREADABLE_SIGN,
        },
    )
    opened = forms.CharField(required=False, strip=False)
    # People do not see this field, and programs that fill in every field do.
    website = forms.CharField(required=False)

    def clean_words(self) -> str:
        # Browsers send two signs for the end of a line and count one.
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")

    def clean_link(self) -> str:
        """Staff open it: nothing but a page of the web."""
        link = str(self.cleaned_data["link"])
        if link and not link.startswith(("https://", "http://")):
            raise ValidationError(NO_LINK, code="invalid")
        return link

    def is_by_a_program(self, now: datetime) -> bool:
        said = self.cleaned_data
        quick = is_too_quick(said["opened"], now=now, minimum=timedelta(seconds=settings.MINIMUM_SECONDS))
        return bool(said["website"]) or quick

    @property
    def opened_value(self) -> str:
        return str(self.data.get("opened", "")) or seal_opened_now()

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(kind.value, str(kind.label)) for kind in Correction.Kind]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Field name and message of everything to look at, in the order of the page."""
        return [(name, str(message)) for name in self.fields for message in self.errors.get(name, [])]
