# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form "Report this page": what is wrong, and a few words if one likes. Nobody is asked who."""

from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from altavoz.participation.fields import is_readable_text
from altavoz.participation.models import Report
from altavoz.website.opened import is_too_quick, seal_opened_now

LONGEST = 1000


class ReportForm(forms.Form):
    kind = forms.ChoiceField(
        choices=Report.Kind.choices,
        error_messages={
            "required": _("Please choose what is wrong with the page."),
            "invalid_choice": _("Please choose what is wrong with the page."),
        },
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST,
        validators=[is_readable_text],
        error_messages={
            "max_length": _("This is too long: %(limit_value)d letters at most."),
            "null_characters_not_allowed": _("There is a sign in here that we cannot read. Please type it again."),
        },
    )
    opened = forms.CharField(required=False, strip=False)
    # People do not see this field, and programs that fill in every field do.
    website = forms.CharField(required=False)

    def clean_words(self) -> str:
        # Browsers send two signs for the end of a line and count one.
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")

    def is_by_a_program(self, now: datetime) -> bool:
        said = self.cleaned_data
        quick = is_too_quick(said["opened"], now=now, minimum=timedelta(seconds=settings.MINIMUM_SECONDS))
        return bool(said["website"]) or quick

    @property
    def opened_value(self) -> str:
        return str(self.data.get("opened", "")) or seal_opened_now()

    @property
    def kinds(self) -> list[tuple[str, str]]:
        return [(kind.value, str(kind.label)) for kind in Report.Kind]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Field name and message of everything to look at, in the order of the page."""
        return [(name, str(message)) for name in self.fields for message in self.errors.get(name, [])]
