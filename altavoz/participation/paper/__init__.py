# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signatures from elsewhere: sheets to print, batches with their scans, counts carried over."""
