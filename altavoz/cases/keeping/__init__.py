# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff do with the record of a case: open, change, keep its papers, hand out what is held, erase."""
