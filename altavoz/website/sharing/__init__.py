# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other machines read of a page: its head, its drawn picture, its card, and the page as bare text."""
