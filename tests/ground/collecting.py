# SPDX-License-Identifier: AGPL-3.0-or-later
"""Python looks for garbage less often: Django, Wagtail and thousands of collected tests are no garbage.

Left to itself it walks all of them again and again, for a twentieth of the time that the tests take.
"""

import gc

import pytest

# How many more things there must be before the youngest are looked through; Python's own number is 700.
MANY = 50_000


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    gc.set_threshold(MANY, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What is there now stays until the end: it is never looked at again."""
    gc.collect()
    gc.freeze()
