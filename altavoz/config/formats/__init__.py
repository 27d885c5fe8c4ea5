# SPDX-License-Identifier: AGPL-3.0-or-later
"""How dates are written where Django's own way would not be ours."""
