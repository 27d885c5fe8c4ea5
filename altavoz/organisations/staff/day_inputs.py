# SPDX-License-Identifier: AGPL-3.0-or-later
"""Fields for a day, a moment and an hour that a browser offers a calendar or a clock for.

Browsers read ISO 8601 alone in them. Django writes dates as the reader's language does; in French a field would stand
empty, and saving would lose what it held.
"""

from django import forms

Attributes = dict[str, str]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: Attributes | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: Attributes | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: Attributes | None = None) -> None:
        super().__init__(attrs, format="%H:%M")
