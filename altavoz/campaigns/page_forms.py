# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page editor checks before the public sees a page."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError

from altavoz.website.page_form import PageForm

# What Wagtail's buttons are called when they would show a page to the public, now or after somebody's yes.
_PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")


class ActionPageForm(PageForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self._would_publish():
            for message in self.instance.missing():
                self.add_error(None, message)
        return cleaned

    def _post_clean(self) -> None:
        """Only now the page bears what was typed."""
        super()._post_clean()
        if self._would_publish():
            self._check_fields()

    def _would_publish(self) -> bool:
        return any(name in self.data for name in _PUBLISHING)

    def _check_fields(self) -> None:
        """Each wrong merge field is told beside the text where it stands."""
        plain, in_blocks = self.instance.wrong_fields()
        for name, problems in plain.items():
            self._say(name, [str(problem) for problem in problems])
        for name, blocks in in_blocks.items():
            errors = {number: ValidationError([str(each) for each in problems]) for number, problems in blocks.items()}
            self._say(name, StreamBlockValidationError(block_errors=errors))

    def _say(self, name: str, error: ValidationError | list[str]) -> None:
        """A text that this form does not show (a translation's, a kind's) is told of above it."""
        self.add_error(name if name in self.fields else None, error)
