# SPDX-License-Identifier: AGPL-3.0-or-later
"""Taking a case down everywhere, until nothing of it is left."""
