# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mail that comes in: kept whole before it is thanked for, then read; what nobody understands waits for staff."""
