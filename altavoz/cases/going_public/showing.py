# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page of a case depends on. Whoever changes what the public sees of one says so by `changed`."""

from altavoz.website import generations


def subject(public_id: str) -> str:
    return f"case:{public_id}"


def changed(public_id: str) -> None:
    """Every kept page, in every process, that shows something of the case is old from now on."""
    generations.touch(subject(public_id))
