# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the mail domains take our letters, by the day: counted by the worker; an alarm where one begins to refuse us."""
