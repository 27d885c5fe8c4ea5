# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date, datetime, time

import pytest
from django.utils import translation

from altavoz.organisations.staff.day_inputs import DayInput, HourInput, MomentInput


@pytest.mark.parametrize("language", ["en", "fr", "es"])
@pytest.mark.parametrize(
    ("widget", "held", "shown"),
    [
        (DayInput, date(2026, 12, 20), "2026-12-20"),
        (MomentInput, datetime(2026, 12, 20, 9, 30), "2026-12-20T09:30"),  # noqa: DTZ001 - as a form shows it
        (HourInput, time(9, 30), "09:30"),
    ],
)
def test_a_browser_can_read_what_a_field_holds_in_every_language(
    language: str, widget: type[DayInput | MomentInput | HourInput], held: object, shown: str
) -> None:
    with translation.override(language):
        assert f'value="{shown}"' in widget().render("at", held)
