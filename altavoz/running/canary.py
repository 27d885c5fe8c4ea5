# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether the keys in the keys folder are those that sealed this database."""

from dataclasses import dataclass

from altavoz.personal_data.sealing import CannotOpen, keyed_hash, seal, unseal
from altavoz.running.models import Canary

SONG = "these keys belong to this centre"
PURPOSE = "running.canary"


@dataclass(frozen=True)
class Sealed:
    """What a canary is made of; a backup carries it too, so that keys are tried before anything is restored."""

    sealed: bytes
    looked_up: bytes

    def opens(self) -> bool:
        """Whether both the data keys and the index key are the right ones."""
        try:
            plain = unseal(self.sealed, purpose=PURPOSE)
        except CannotOpen:
            return False
        return plain == SONG.encode() and self.looked_up == keyed_hash(SONG, purpose=PURPOSE)


def plant() -> None:
    """Seal the row where there is none; a row that is there is never replaced."""
    fresh = {"sealed": seal(SONG.encode(), purpose=PURPOSE), "looked_up": keyed_hash(SONG, purpose=PURPOSE)}
    Canary.objects.get_or_create(pk=1, defaults=fresh)


def planted() -> Sealed | None:
    row = Canary.objects.filter(pk=1).first()
    return Sealed(bytes(row.sealed), bytes(row.looked_up)) if row else None
