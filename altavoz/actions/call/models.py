# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of this room, gathered for Django."""

from altavoz.actions.call.pages import CallPage

__all__ = ["CallPage"]
