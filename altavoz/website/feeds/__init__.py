# SPDX-License-Identifier: AGPL-3.0-or-later
"""What programs ask for again and again: what is new, as Atom and JSON Feed, and the map of the site."""
