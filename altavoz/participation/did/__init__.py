# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody did in an action and what came of it: a page of her own, without an account."""
