# SPDX-License-Identifier: AGPL-3.0-or-later
"""The network in numbers, for staff: growth and lapses, how the mail domains take our letters, what mailings led to."""
