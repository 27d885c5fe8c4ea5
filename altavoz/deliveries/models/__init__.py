# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of this room: packs and their downloads, hand-overs and replies."""
