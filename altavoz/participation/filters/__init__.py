# SPDX-License-Identifier: AGPL-3.0-or-later
"""Suspicious signatures: what finds them, taking them out, putting them back."""
