# SPDX-License-Identifier: AGPL-3.0-or-later
"""Altavoz: an action centre for human-rights organisations."""

__version__ = "0.1.0"
