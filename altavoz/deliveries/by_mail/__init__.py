# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail that came to an action's own address: it waits until staff have said what it is."""
