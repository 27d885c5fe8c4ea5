# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of this room, gathered for Django."""

from altavoz.actions.write.pages import WritePage

__all__ = ["WritePage"]
