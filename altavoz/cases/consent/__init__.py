# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the people concerned agreed to, and what happens when it ends."""
