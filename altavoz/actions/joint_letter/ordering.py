# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who stands where under a letter: co-chairs first, then by the alphabet of its language, or as set by hand."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from django.db import transaction

from altavoz.actions.joint_letter.models.invitations import Invitation
from altavoz.actions.joint_letter.models.letter import JointLetter

# Words that a list of names is not ordered by.
ARTICLES = {
    "en": re.compile(r"^(the|a|an)\s+", re.IGNORECASE),
    "fr": re.compile(r"^(les?|la)\s+|^l['’]\s*", re.IGNORECASE),
    "es": re.compile(r"^(el|la|los|las)\s+", re.IGNORECASE),
}
# Letters of their own, where other languages see an accent.
OWN_LETTERS: Mapping[str, Mapping[str, str]] = {"es": {"ñ": "n\uffff"}}


def place_in(name: str, language: str) -> str:
    """What a name is ordered by in that language. Other scripts come after Latin, each in its own order."""
    plain = ARTICLES[language].sub("", name.strip()) if language in ARTICLES else name.strip()
    folded = unicodedata.normalize("NFC", plain).casefold()
    for letter, stands in OWN_LETTERS.get(language, {}).items():
        folded = folded.replace(letter, stands)
    apart = unicodedata.normalize("NFKD", folded)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@transaction.atomic
def set_by_hand(letter: JointLetter, public_ids: Sequence[str]) -> int:
    """In that order; who is not in the list comes after them. Returns how many were placed."""
    JointLetter.objects.filter(pk=letter.pk).update(order=JointLetter.Order.HAND)
    rows = {row.public_id: row for row in Invitation.objects.filter(letter=letter).only("public_id", "place")}
    last = len(public_ids) + 1
    for row in rows.values():
        row.place = last
    known = [rows[each] for each in dict.fromkeys(public_ids) if each in rows]
    for place, row in enumerate(known, 1):
        row.place = place
    Invitation.objects.bulk_update(rows.values(), ["place"], batch_size=500)
    return len(known)


def by_rule(letter: JointLetter) -> None:
    JointLetter.objects.filter(pk=letter.pk).update(order=JointLetter.Order.RULE)
