# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public forms: taking part, correcting before the confirmation, and typing the digits."""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import datetime
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.participation import countries, doors
from altavoz.participation.agreed import Ticks
from altavoz.participation.fields import CountryField, LineField, NameField, ReasonField, TickedField, TickField
from altavoz.website.opened import read_opened, seal_opened_now

Data = Mapping[str, Any] | MultiValueDict[str, Any]  # Any: what QueryDict holds, to the type checker


class SharedFields(dict[str, forms.Field]):
    """The fields of a form's class. Ours keep nothing of a request, so forms share them instead of copying them:
    a copy of fifteen fields costs more than the rest of the form."""

    def __deepcopy__(self, memo: dict[int, object]) -> "SharedFields":
        return copy(self)


@cache
def _shared(form: type[forms.Form]) -> SharedFields:
    return SharedFields(form.base_fields)


class PersonForm(forms.Form):
    """What a person may say of herself, in the language of the page."""

    given_name = NameField(label=_("Given name"), required_message=_("Please fill in your given name."))
    family_name = NameField(label=_("Family name"), required_message=_("Please fill in your family name."))
    country = CountryField()
    postcode = LineField(
        label=_("Postcode"), max_length=20, required=False, required_message=_("Please fill in your postcode.")
    )
    reason = ReasonField()
    show_name = TickField(label=_("Show my given name and the first letter of my family name"))
    hand_over = TickField(label=_("My full name may be handed over"))
    news = TickedField()

    # Nothing of these is asked where showing it could harm: what is not kept cannot leak.
    shown_in_public = ("reason", "show_name", "hand_over")

    def __init__(
        self, data: Data | None = None, *, action: Action, language: str, initial: Mapping[str, object] | None = None
    ) -> None:
        # On the object, not the class: the constructor copies whatever it finds here.
        self.__dict__["base_fields"] = _shared(type(self))
        self.action = action
        self.language = language
        super().__init__(data, initial=dict(initial or {}), use_required_attribute=False)
        if not action.asks_postcode:
            self.fields.pop("postcode", None)
        kind = kind_of(action)
        if not kind.asks_reason:
            self.fields.pop("reason", None)
        if not kind.hands_names_over:
            self.fields.pop("hand_over", None)
        if action.danger == Action.Danger.HIGH:
            for name in self.shown_in_public:
                self.fields.pop(name, None)

    @cached_property
    def door(self) -> doors.Door:
        return doors.door_of(self.action)

    def clean_news(self) -> list[int]:
        ticked: list[int] = self.cleaned_data["news"]
        return [number for number in ticked if number in self.door.wording_ids]

    @property
    def country_options(self) -> SafeString:
        chosen = str(self["country"].value() or "")
        return countries.options(self.language, chosen if chosen in countries.codes() else "")

    @property
    def boxes(self) -> Sequence[tuple[doors.Box, bool]]:
        """The organisations' boxes in this language, each with whether it was ticked."""
        ticked = {str(number) for number in self["news"].value() or []}
        boxes = self.door.boxes if self.is_bound else doors.boxes_of(self.action)
        return [(box, str(box.wording_id) in ticked) for box in boxes.get(self.language, ())]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Field name and message of everything to look at, in the order of the page."""
        return [(name, str(message)) for name in self.fields for message in self.errors.get(name, [])]


class TakePartForm(PersonForm):
    """The form of every kind of action; a kind adds its own fields in a subclass."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        error_messages={
            "required": _("Please fill in your e-mail address."),
            "invalid": _("This is no complete e-mail address. One looks like this: ana@example.org"),
            "max_length": _("This is too long: %(limit_value)d letters at most."),
            "null_characters_not_allowed": _("There is a sign in here that we cannot read. Please type it again."),
        },
    )
    age = TickField(
        label=_("I am old enough to sign"),
        required=True,
        message=_("Please tick that you are old enough. We may not count you otherwise."),
    )
    text_version = forms.IntegerField(required=False, min_value=0, max_value=2**31 - 1)
    opened = forms.CharField(required=False, strip=False)
    # People do not see this field, and programs that fill in every field do.
    website = forms.CharField(required=False)

    field_order = ("given_name", "family_name", "email", "country", "postcode", "reason")
    minimum_age = settings.MINIMUM_AGE

    def clean_text_version(self) -> int:
        """An older text that was shown is what the person agreed to; one that never was shown is refused."""
        number = self.cleaned_data["text_version"]
        if number is not None and number not in self.door.versions:
            self.door = doors.look_again(self.action)
        if number is None or number not in self.door.versions:
            raise forms.ValidationError(
                _("The text was changed in the meantime. Please read it again before you sign."), code="unknown"
            )
        return int(number)

    def is_valid_at(self, now: datetime) -> bool:
        """Valid, at a time at which the kind takes this; where it is not yet the time, everything typed is kept."""
        return self.is_valid()

    def before_taken(self, now: datetime) -> None:
        """Once it is valid, and before the transaction that takes it in: for kinds that keep files of it."""

    @property
    def onwards(self) -> str:
        """What the address of the next page is asked with, for kinds in which more may come after this."""
        return ""

    @property
    def opened_value(self) -> str:
        """The time of the first page is kept through corrections: who corrects one field quickly is no program."""
        came = str(self.data.get("opened", "")) if self.is_bound else ""
        return came if came and read_opened(came) else seal_opened_now()

    @property
    def shown_version(self) -> int:
        return self.action.text_version


def form_of(action: Action) -> type[TakePartForm]:
    """The form of the action's kind. Raises TypeError where a kind brings a form that is none of ours."""
    form = kind_of(action).form
    if not issubclass(form, TakePartForm):
        raise TypeError(f"the form of {action.kind} does not inherit from TakePartForm")
    return form


class CorrectionForm(PersonForm):
    """The same, on the page with the button: its owner may set right what somebody typed."""

    @property
    def ticks(self) -> Ticks:
        """What the button would be a yes to, as the boxes stand."""
        ticked = {name: bool(self[name].value()) for name in ("show_name", "hand_over") if name in self.fields}
        news = [box.organisation for box, is_ticked in self.boxes if is_ticked]
        return Ticks(ticked.get("show_name", False), ticked.get("hand_over", False), news)


class OwnForm(CorrectionForm):
    """The same once she counts. What an organisation may write to her she changes elsewhere, yes by yes."""

    def __init__(self, data: Data | None = None, **around: Any) -> None:
        super().__init__(data, **around)
        self.fields.pop("news")

    @property
    def boxes(self) -> Sequence[tuple[doors.Box, bool]]:
        return ()


DIGITS = re.compile(r"\A[0-9]{6}\Z")


def read_digits(typed: str) -> str:
    """Six digits with whatever spaces or hyphens between them; nothing where it is anything else."""
    joined = re.sub(r"[\s\-.]", "", typed[:40])
    return joined if DIGITS.match(joined) else ""
