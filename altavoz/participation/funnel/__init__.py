# SPDX-License-Identifier: AGPL-3.0-or-later
"""How it goes: from signing to counted, by hour and mail domain."""
