# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people of an invited organisation fill in: a remark, a signature, a no, and the second person's word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from altavoz.actions.joint_letter.answering import Speaker
from altavoz.actions.joint_letter.clauses import Clause
from altavoz.participation.fields import LineField, NameField, TickField, is_readable_text

# The precise name of a lazy translation exists for the type checker alone.
if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Translated
else:
    Translated = Promise

# Of a clause, in the list to choose from.
SHOWN = 70
NAME = _("Your name")
TITLE = _("Your title in the organisation")
MAY = _("I may speak for this organisation")
MAY_NOT = _("Say that you may speak for your organisation.")


def name_field() -> NameField:
    return NameField(label=NAME, required_message=_("Please fill in your name."))


def title_field() -> LineField:
    return LineField(label=TITLE, max_length=120, required_message=_("Please fill in your title."))


def email_field(label: Translated) -> forms.EmailField:
    messages = {"required": _("Please fill in the address."), "invalid": _("This is no e-mail address.")}
    return forms.EmailField(label=label, max_length=254, error_messages=messages)


class AnswerForm(forms.Form):
    """`act` says in the address of the form which of them was sent.

    Several stand on one page and ask for a name each: `id_before` stands before the ids of this one's fields.
    """

    id_before = ""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, use_required_attribute=False)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Field name and message of everything to look at, in the order of the page."""
        return [(name, str(message)) for name in self.fields for message in self.errors.get(name, [])]


class CommentForm(AnswerForm):
    """On one of the clauses that its reader has before her, or on the whole letter."""

    id_before = "comment-"
    name = name_field()
    clause = forms.ChoiceField(
        label=_("On which part of it"),
        required=False,
        error_messages={"invalid_choice": _("This part was changed meanwhile. Choose again.")},
    )
    words = forms.CharField(
        label=_("What you remark on the draft"),
        max_length=4000,
        validators=[is_readable_text],
        error_messages={"required": _("Please write what you remark.")},
    )

    def __init__(self, data: QueryDict | None = None, *, clauses: Sequence[Clause]) -> None:
        super().__init__(data)
        self.clauses = {each.key: each for each in clauses}
        shown = [(each.key, Truncator(each.text).chars(SHOWN)) for each in clauses]
        self.fields["clause"].choices = [("", _("The whole letter")), *shown]  # type: ignore[attr-defined]  # a choice

    def about(self) -> Clause | None:
        return self.clauses.get(self.cleaned_data["clause"])


class SpeakForm(AnswerForm):
    id_before = "decline-"
    name = name_field()
    title = title_field()
    email = email_field(_("Your e-mail address"))
    may = TickField(label=MAY, required=True, message=MAY_NOT)

    def speaker(self) -> Speaker:
        said = self.cleaned_data
        return Speaker(said["name"], said["title"], said["email"])


class SignForm(SpeakForm):
    id_before = ""
    second = email_field(_("E-mail address of a second person of your organisation, who confirms"))
    field_order = ("name", "title", "email", "second", "may")


class SecondForm(AnswerForm):
    name = name_field()
    title = title_field()
    may = TickField(label=MAY, required=True, message=MAY_NOT)
