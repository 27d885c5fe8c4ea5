# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every model of this room, gathered for Django from the file of its idea."""

__all__ = []
