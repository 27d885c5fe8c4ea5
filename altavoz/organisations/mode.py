# SPDX-License-Identifier: AGPL-3.0-or-later
"""What sort of centre this database is: asked everywhere, written once."""

from datetime import datetime
from functools import cache

from altavoz.organisations.models import Centre


class CentreNotMade(RuntimeError):
    """The database has been migrated, but nobody has said yet what it is for."""


class ModeIsFixed(RuntimeError):
    """The centre was made as the other sort, and stays it."""


def mode() -> Centre.Mode:
    """Read once in each process. Raises CentreNotMade, and then asks again the next time."""
    return _read_mode()


def is_demonstration() -> bool:
    return mode() == Centre.Mode.DEMONSTRATION


def make(mode: Centre.Mode, now: datetime) -> Centre:
    """Say what this centre is. Saying the same again does nothing; saying another thing raises ModeIsFixed."""
    centre, _made = Centre.objects.get_or_create(pk=1, defaults={"mode": mode, "made_at": now})
    if centre.mode != mode:
        raise ModeIsFixed(f"this centre was made as {centre.mode} and cannot become {mode}")
    forget()
    return centre


def forget() -> None:
    """Read the row again at the next question: after a restore, and between tests."""
    _read_mode.cache_clear()


@cache
def _read_mode() -> Centre.Mode:
    value = Centre.objects.values_list("mode", flat=True).first()
    if value is None:
        raise CentreNotMade("no centre has been made in this database: run altavoz up, or altavoz demo")
    return Centre.Mode(value)
