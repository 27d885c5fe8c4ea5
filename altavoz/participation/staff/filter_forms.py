# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff say of a filter, and what they tell the public when it is applied."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.staff.day_inputs import MomentInput
from altavoz.participation.filters.criteria import BELOW, FEWEST_NAMES, Criteria
from altavoz.participation.staff import choices
from altavoz.personal_data.addresses import domain_of

A_DOMAIN = re.compile(r"(?=.{3,253}$)(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,63}")
MOST_DOMAINS = 200


class DomainsField(forms.CharField):
    """One domain a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:  # noqa: ANN401  the base class's own open signature
        lines = re.split(r"[\s,;]+", super().to_python(value) or "")
        return sorted({_domain(line) for line in lines if line})

    def validate(self, value: Any) -> None:  # noqa: ANN401  the base class's own open signature
        wrong = [domain for domain in value if not A_DOMAIN.fullmatch(domain)]
        if wrong:
            raise ValidationError(
                _("“%(domain)s” is not the domain of an e-mail address, such as example.org."),
                params={"domain": wrong[0][:80]},
            )
        if len(value) > MOST_DOMAINS:
            raise ValidationError(_("These are more domains than one filter takes; make two of it."))


class FilterForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("For staff alone."))
    domains = DomainsField(
        label=_("E-mail domains"),
        required=False,
        help_text=_("One a line, as example.org. With *.example.org you mean everything below it."),
    )
    held_only = forms.BooleanField(label=_("Only signatures that are held"), required=False)
    signed_from = forms.DateTimeField(label=_("Signed from"), required=False, widget=MomentInput)
    signed_until = forms.DateTimeField(label=_("Signed before"), required=False, widget=MomentInput)
    country = forms.ChoiceField(label=_("Country"), required=False, choices=choices.any_country)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=choices.any_language)
    same_name = forms.IntegerField(
        label=_("The same name at least so many times"),
        required=False,
        min_value=FEWEST_NAMES,
        max_value=10_000,
        help_text=_("Among those that the rest of the filter finds. People do share names: look at the examples."),
    )
    text_version = forms.IntegerField(label=_("Number of the wording"), required=False, min_value=1, max_value=10_000)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begin, end = said.get("signed_from"), said.get("signed_until")
        if begin and end and begin >= end:
            self.add_error("signed_until", _("This must be later than the moment before it."))
        if not self.errors and not self.criteria.says_something:
            raise ValidationError(_("Say at least one thing more: a filter that says nothing finds everybody."))
        return said

    @property
    def criteria(self) -> Criteria:
        said = self.cleaned_data
        return Criteria(
            domains=tuple(said["domains"]),
            held_only=said["held_only"],
            signed_from=said["signed_from"],
            signed_until=said["signed_until"],
            country=said["country"],
            language=said["language"],
            same_name=said["same_name"] or 0,
            text_version=said["text_version"] or 0,
        )


class WhyForm(forms.Form):
    """Why signatures are removed, in each language of the centre."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **kwargs)
        for code, name in settings.LANGUAGES:
            self.fields[f"why_{code}"] = forms.CharField(
                label=_("Why, for the public, in %(language)s") % {"language": name},
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    @property
    def why(self) -> Mapping[str, str]:
        return {code: self.cleaned_data[f"why_{code}"] for code, _name in settings.LANGUAGES}


def _domain(line: str) -> str:
    begin = BELOW if line.startswith(BELOW) else ""
    return begin + domain_of("@" + line.removeprefix(BELOW).removeprefix("@"))
