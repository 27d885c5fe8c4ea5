# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that another room uses too, in another sense."""

import pytest
from django.utils.translation import override, pgettext


@pytest.mark.parametrize(("language", "words"), [("fr", ["Du", "Au"]), ("es", ["Desde", "Hasta"])])
def test_two_days_are_no_two_addresses(language: str, words: list[str]) -> None:
    with override(language):
        assert [pgettext("first day", "From"), pgettext("last day", "To")] == words
