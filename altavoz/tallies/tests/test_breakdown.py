# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altavoz.campaigns.counts import Why
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.tallies import breakdown, counting
from altavoz.tallies.breakdown import SMALL, Cell, disclose
from altavoz.tallies.testing import change


def test_large_cells_are_shown_as_they_are() -> None:
    assert disclose({"CA": 12, "MX": 40}) == (Cell("MX", 40), Cell("CA", 12))


def test_several_small_cells_hide_each_other() -> None:
    shown = disclose({"CA": 50, "FR": 4, "ES": 5})
    assert shown == (Cell("CA", 50), Cell("ES", None, fewer=True), Cell("FR", None, fewer=True))


def test_one_small_cell_takes_a_larger_one_along() -> None:
    shown = disclose({"CA": 50, "MX": 30, "FR": 4})
    assert shown == (Cell("CA", 50), Cell("MX", None), Cell("FR", None, fewer=True))


def test_a_small_count_as_a_whole_shows_nothing() -> None:
    assert disclose({"FR": 4}) == ()


@given(st.lists(st.integers(1, 60), max_size=8))
def test_no_small_cell_can_be_reckoned_from_the_rest(numbers: list[int]) -> None:
    cells = disclose({f"{place}": n for place, n in enumerate(numbers)})
    small = [cell for cell in cells if cell.fewer]
    hidden = [cell for cell in cells if cell.n is None and not cell.fewer]
    rest = sum(numbers) - sum(cell.n or 0 for cell in cells)
    assert all(cell.n is None or cell.n >= SMALL for cell in cells)
    if small:
        assert len(set(_possible(rest, len(small), len(hidden)))) > 1


def _possible(rest: int, small: int, hidden: int) -> Iterator[int]:
    """Every value that one small cell could have, by trying the sums of the others."""
    for value in range(1, SMALL):
        others = rest - value
        lowest = (small - 1) + SMALL * hidden
        highest = (small - 1) * (SMALL - 1) if not hidden else others
        if lowest <= others <= highest:
            yield value


def _fill(sorts: Sequence[tuple[str, str, int]]) -> int:
    action = make_action()
    for country, language, n in sorts:
        change(action, n, country=country, language=language)
    change(action, 325, why=Why.CARRIED_OVER, country="", language="")
    counting.advance(now=SPRING)
    return action.pk


@pytest.mark.django_db
def test_only_what_people_confirmed_is_broken_down() -> None:
    shown = breakdown.breakdown(_fill([("CA", "en", 20), ("MX", "es", 30)]))
    assert shown.countries == (Cell("MX", 30), Cell("CA", 20))
    assert shown.languages == (Cell("es", 30), Cell("en", 20))


@pytest.mark.django_db
def test_the_page_says_it_in_its_language() -> None:
    action = make_action()
    for country, n in (("MX", 1_200), ("CA", 4), ("FR", 5)):
        change(action, n, country=country, language="fr")
    counting.advance(now=SPRING)
    shown = dict(breakdown.lines(action, "fr"))
    assert shown["Mexique"].replace("\u202f", " ").replace("\xa0", " ") == "1 200"
    assert shown["Canada"] == "moins de 10"
