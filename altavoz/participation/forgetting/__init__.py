# SPDX-License-Identifier: AGPL-3.0-or-later
"""How rows lose their people: unconfirmed ones are deleted, old ones emptied."""
