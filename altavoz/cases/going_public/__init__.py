# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a case lacks before it may be published, and publishing it."""
