# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the screen of the menus checks: a line that would be shown nowhere is not saved in silence."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

NO_WORDS = _("An address has no title of its own: write its words in one language at least.")


class MenuForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("url") and not self._has_words():
            self.add_error(None, NO_WORDS)
        return cleaned

    def _has_words(self) -> bool:
        kept = (form for form in self.formsets["labels"].forms if form.is_valid())
        return any(form.cleaned_data.get("text") and not form.cleaned_data.get("DELETE") for form in kept)
