# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of this room, gathered for Django."""

from altavoz.actions.event.pages import EventPage
from altavoz.actions.event.rows import Event, EventHandOver, EventNews, EventNewsText, EventText, Rsvp, Seat

__all__ = ["Event", "EventHandOver", "EventNews", "EventNewsText", "EventPage", "EventText", "Rsvp", "Seat"]
