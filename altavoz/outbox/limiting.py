# SPDX-License-Identifier: AGPL-3.0-or-later
"""How much mail one address gets at most, decided here and never in a request, so that no answer tells of it."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime, timedelta

from django.conf import settings

from altavoz.outbox.models import Letter
from altavoz.outbox.writers import UnknownWriter, limited_kinds, writer_of
from altavoz.personal_data import donotwrite

DAY = timedelta(days=1)
# A letter in doubt may have come, so it counts.
COUNTED = (Letter.State.SENT, Letter.State.HANDING_OVER, Letter.State.IN_DOUBT)

WITHHELD_ASKED = "asked not to be written to"
WITHHELD_LIMIT = "limit reached"


class Allowance:
    """What the addresses of one batch may still get: two queries for the batch, then sums in memory."""

    def __init__(self, letters: Collection[Letter], *, now: datetime) -> None:
        self._barred = donotwrite.listed({bytes(letter.recipient_key) for letter in letters})
        self._about: Counter[tuple[bytes, str]] = Counter()
        self._today: Counter[bytes] = Counter()
        keys = {bytes(letter.recipient_key) for letter in letters if is_limited(letter)}
        if keys:
            self._count_sent(keys, now)

    def why_withheld(self, letter: Letter) -> str:
        """Empty where the letter may go."""
        key = bytes(letter.recipient_key)
        if key in self._barred:
            return WITHHELD_ASKED
        if not is_limited(letter):
            return ""
        enough_about = self._about[key, letter.about] >= settings.LETTERS_PER_ACTION
        return WITHHELD_LIMIT if enough_about or self._today[key] >= settings.LETTERS_PER_DAY else ""

    def note_sent(self, letter: Letter) -> None:
        if is_limited(letter):
            key = bytes(letter.recipient_key)
            self._about[key, letter.about] += 1
            self._today[key] += 1

    def _count_sent(self, keys: Collection[bytes], now: datetime) -> None:
        counted = Letter.objects.filter(recipient_key__in=keys, state__in=COUNTED, kind__in=limited_kinds())
        for raw_key, about, done_at in counted.values_list("recipient_key", "about", "done_at"):
            key = bytes(raw_key)
            self._about[key, about] += 1
            if done_at is None or done_at > now - DAY:
                self._today[key] += 1


def is_limited(letter: Letter) -> bool:
    try:
        return writer_of(letter).limited
    except UnknownWriter:
        return False
