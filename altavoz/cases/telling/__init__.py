# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public may read of a case, and the whole story of it on one timeline."""
