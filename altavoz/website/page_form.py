# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form behind the editor of every page: words become an address, and an empty address follows the title.

The editor's script does so too, after the title was typed. Who presses the button first must not be sent back for it.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm


class AddressField(forms.SlugField):
    def to_python(self, value: object) -> str:
        words = super().to_python(value) or ""
        try:
            validate_unicode_slug(words)
        except ValidationError:
            return slugify(words, allow_unicode=True)
        return words


class PageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        if shown := self.fields.get("slug"):
            self.fields["slug"] = AddressField(
                label=shown.label,
                help_text=shown.help_text,
                widget=shown.widget,
                max_length=shown.max_length,
                allow_unicode=True,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("slug") == "" and not slugify(cleaned.get("title", ""), allow_unicode=True):
            self.add_error("slug", self.fields["slug"].error_messages["required"])
        return cleaned
