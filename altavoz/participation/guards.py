# SPDX-License-Identifier: AGPL-3.0-or-later
"""The guard of public forms, where this room has looked for it from the first."""

from altavoz.website.guards import is_foreign, public_form

__all__ = ["is_foreign", "public_form"]
