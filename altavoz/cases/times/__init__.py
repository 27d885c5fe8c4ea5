# SPDX-License-Identifier: AGPL-3.0-or-later
"""When something happened, as exactly as anybody knows, and dates that cannot be."""
