# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of this room: packs and their downloads, hand-overs and replies."""

from altavoz.deliveries.models.packs import Pack, PackCopy, PackDownload, PackFile

__all__ = ["Pack", "PackCopy", "PackDownload", "PackFile"]
