# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a mailing in one language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

from altavoz.mailings.models import MailingText
from altavoz.mailings.staff.plain_words import to_html, to_words
from altavoz.website import merge_fields
from altavoz.website.blocks import TEXT_FEATURES
from altavoz.website.merge_fields import Place

if TYPE_CHECKING:
    TextBase = forms.ModelForm[MailingText]
else:
    TextBase = forms.ModelForm

PLACES = {"subject": Place.NOWHERE, "subject_b": Place.NOWHERE, "preview_line": Place.MAIL, "button": Place.MAIL}


class LetterBody(DraftailRichTextArea):
    """The editor of pages; where no script runs, lines that anybody can type (see `plain_words`)."""

    template_name = "mailings/staff/letter_body.html"

    def __init__(self, **options: Any) -> None:  # Any: the base class's own open signature
        super().__init__(features=TEXT_FEATURES, **options)
        # The editor puts it on its text box, which no label of ours can name.
        self.options["ariaLabel"] = _("text")

    def get_context(self, name: str, value: str | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return {**context, "plain_name": f"{name}_words", "words": to_words(value or "")}

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> str | None:
        typed = data.get(f"{name}_words")
        found: str | None = to_html(typed) if typed is not None else super().value_from_datadict(data, files, name)
        return found


class TextForm(TextBase):
    class Meta:
        model = MailingText
        fields = ("subject", "subject_b", "preview_line", "body", "button")
        widgets = {"body": LetterBody}
        help_texts = {
            "subject": _("Short, and true: no “Re:”, no capitals that shout."),
            "subject_b": _("Leave it empty unless two subjects are to be tried on a part of the readers."),
            "button": _("It leads to the action’s page; without words of yours it says “Take part”."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:  # Any: the base class's own open signature
        super().__init__(*args, **options)
        for name in self.fields:
            self.fields[name].widget.attrs["lang"] = self.instance.language

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name, place in PLACES.items():
            self._check(name, place, is_markup=False)
        self._check("body", Place.MAIL, is_markup=True)
        if said.get("subject") and said.get("subject") == said.get("subject_b"):
            self.add_error("subject_b", _("The two subjects are the same; write another one, or none."))
        return said

    @property
    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _check(self, name: str, place: Place, *, is_markup: bool) -> None:
        text = self.cleaned_data.get(name) or ""
        found = merge_fields.problems(text, where=place, is_markup=is_markup)
        if found:
            self.add_error(name, ValidationError([str(each) for each in found]))
