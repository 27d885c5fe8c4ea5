# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields of the public forms, and what they refuse."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.participation import countries

# The precise name of a lazy translation exists for the type checker alone.
if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Translated
else:
    Translated = Promise

UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd\ud800-\udfff]")
UNREADABLE_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
# Our letters greet people by the name that somebody typed: it must not carry a stranger's advertisement to them.
NO_NAME = re.compile(r"[<>@/\\{}]|www\.|https?:|\.(com|org|net|info|ru|xyz)\b", re.IGNORECASE)
SPACES = re.compile(r"\s+")


def is_readable(text: str) -> None:
    if UNREADABLE.search(text):
        raise ValidationError(
            _("There is a sign in here that we cannot read. Please type it again."), code="unreadable"
        )


def is_readable_text(text: str) -> None:
    if UNREADABLE_TEXT.search(text):
        raise ValidationError(
            _("There is a sign in here that we cannot read. Please type it again."), code="unreadable"
        )


def is_a_name(text: str) -> None:
    if NO_NAME.search(text):
        raise ValidationError(_("Please give a name here: no address and no link."), code="no_name")


class LineField(forms.CharField):
    """One line of text, its spaces made single."""

    def __init__(self, *, required_message: Translated, **options: Any) -> None:  # Any: the base class's own options
        options["error_messages"] = {
            "required": required_message,
            "max_length": _("This is too long: %(limit_value)d letters at most."),
            "null_characters_not_allowed": _("There is a sign in here that we cannot read. Please type it again."),
        }
        options.setdefault("validators", [is_readable])
        super().__init__(**options)

    def to_python(self, value: object) -> str:
        text = super().to_python(value) or ""
        return text if UNREADABLE.search(text) else SPACES.sub(" ", text)


class NameField(LineField):
    def __init__(self, **options: Any) -> None:  # Any: the base class's own options
        super().__init__(max_length=100, validators=[is_readable, is_a_name], **options)


class ReasonField(forms.CharField):
    def __init__(self) -> None:
        super().__init__(
            max_length=500,
            required=False,
            validators=[is_readable_text],
            label=_("Why you sign"),
            error_messages={
                "max_length": _("This is too long: %(limit_value)d letters at most."),
                "null_characters_not_allowed": _("There is a sign in here that we cannot read. Please type it again."),
            },
        )

    def to_python(self, value: object) -> str:
        # Browsers send two signs for the end of a line and count one.
        return (super().to_python(value) or "").replace("\r\n", "\n")


class CountryField(forms.CharField):
    """An ISO code, checked against a set: a choice field would carry 250 pairs through every form."""

    def __init__(self) -> None:
        super().__init__(label=_("Country"), error_messages={"required": _("Please choose your country.")})

    def validate(self, value: object) -> None:
        super().validate(value)
        if value not in countries.codes():
            raise ValidationError(_("Please choose your country."), code="unknown")


class TickedField(forms.Field):
    """Numbers of ticked boxes. What is no number was not ticked on our page and counts for nothing."""

    widget = forms.MultipleHiddenInput

    def __init__(self) -> None:
        super().__init__(required=False)

    def clean(self, value: object) -> list[int]:
        ticked: Sequence[str] = value if isinstance(value, list | tuple) else []
        return sorted({int(each) for each in ticked if each.isascii() and each.isdigit() and len(each) < 18})


class TickField(forms.BooleanField):
    """A box; only what browsers send for a ticked one is a yes."""

    def __init__(self, *, label: Translated, required: bool = False, message: Translated | None = None) -> None:
        messages = {"required": message} if message else {}
        super().__init__(label=label, required=required, error_messages=messages)
