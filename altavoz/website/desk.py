# SPDX-License-Identifier: AGPL-3.0-or-later
"""The desk: the first staff screen after sign-in. Rooms put panels on it, and lines on its list of what waits.

A room registers in `ready()`. What somebody has no power for anywhere is not asked for; how far a power reaches
is for the room to ask (`powers.reach`), for only it knows its rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from altavoz.organisations import powers
from altavoz.organisations.powers import Power

MOST = 100


@dataclass(frozen=True)
class Panel:
    """A part of the desk: `render` gives its HTML, and nothing where it has nothing to say. Low orders come first."""

    name: str
    order: int
    render: Callable[[HttpRequest], str]
    needs: Power | None = None


@dataclass(frozen=True)
class Line:
    """One thing that waits: how many, what, where to do it. `about` says more; `late` is for what should not wait, and
    `alarm` for what goes wrong at this moment."""

    number: str
    words: str
    url: str
    about: str = ""
    late: bool = False
    alarm: bool = False


@dataclass(frozen=True)
class Waiting:
    """What waits for somebody in one room."""

    name: str
    order: int
    look: Callable[[HttpRequest], Sequence[Line]]
    needs: Power | None = None


_panels: dict[str, Panel] = {}
_waiting: dict[str, Waiting] = {}


def register(panel: Panel) -> None:
    """The same name again replaces it."""
    _panels[panel.name] = panel


def register_waiting(waiting: Waiting) -> None:
    """The same name again replaces it."""
    _waiting[waiting.name] = waiting


def panels_for(request: HttpRequest) -> list[Panel]:
    found = (panel for panel in _panels.values() if _may(request, panel.needs))
    return sorted(found, key=lambda panel: (panel.order, panel.name))


def lines_for(request: HttpRequest) -> list[Line]:
    found = (waiting for waiting in _waiting.values() if _may(request, waiting.needs))
    return [
        line for waiting in sorted(found, key=lambda each: (each.order, each.name)) for line in waiting.look(request)
    ]


def what_waits(request: HttpRequest) -> SafeString:
    """The panel that shows every room's lines."""
    return render_to_string("website/staff/desk_waiting.html", {"lines": lines_for(request)}, request)


def at_most(found: int) -> str:
    """A number to show of rows that were read up to one more than MOST: nobody counts a big table in a request."""
    return _("more than %(number)d") % {"number": MOST} if found > MOST else str(found)


def _may(request: HttpRequest, needs: Power | None) -> bool:
    return needs is None or bool(powers.reach(request.user, needs))
