# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one person sent to offices, and what she says she did herself, for the page that tells what came of it."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.contacting.models import ContactReport, Digest, Message
from altavoz.contacting.ways import ContactWay
from altavoz.participation.did import deeds
from altavoz.participation.did.deeds import Deed
from altavoz.participation.models import Participation

State = Message.State
WAITS = _("Your letter to this office waits for its turn: %(office)s")
SENT = _("Your letter was sent to this office: %(office)s")
# A letter that nobody has confirmed, or that was withdrawn, is no deed.
LETTERS: Mapping[str, Promise] = {
    State.CONFIRMED: WAITS,
    State.PUT: WAITS,
    State.IN_DIGEST: WAITS,
    State.SENT: SENT,
    State.FAILED: _("The mail server of this office refused your letter: %(office)s"),
    State.IN_DOUBT: _("Nobody knows whether your letter reached this office: %(office)s"),
    State.WITHHELD: _("Your letter to this office was not sent after all: %(office)s"),
    State.NO_ADDRESS: _("This office has no address to which your letter could be sent: %(office)s"),
}
BY_WAY: Mapping[str, Promise] = {
    ContactWay.CALL: _("You called this office: %(office)s"),
    ContactWay.PLEDGE: _("You promised to write to this office: %(office)s"),
}
WROTE = _("You wrote to this office, %(way)s: %(office)s")


def tell(row: Participation) -> Sequence[Deed]:
    return [*_letters(row), *_reports(row)]


def register() -> None:
    deeds.register("contacting", tell)


def _letters(row: Participation) -> Iterator[Deed]:
    letters = Message.objects.filter(participation=row.pk, state__in=LETTERS).select_related("digest", "office")
    for letter in letters.prefetch_related("office__texts").order_by("pk"):
        went = letter.digest is not None and letter.digest.state == Digest.State.SENT
        words = SENT if letter.state == State.IN_DIGEST and went else LETTERS[letter.state]
        at = letter.done_at or letter.confirmed_at or letter.made_at
        yield Deed(at, words % {"office": letter.office.title(row.language)}, letter.office_id)


def _reports(row: Participation) -> Iterator[Deed]:
    """Only what she has confirmed by her letter's button."""
    told = ContactReport.objects.filter(participation=row.pk, confirmed_at__isnull=False).select_related("office")
    for report in told.prefetch_related("office__texts").order_by("pk"):
        about = {"office": report.office.title(row.language), "way": report.get_way_display()}
        yield Deed(report.at, BY_WAY.get(report.way, WROTE) % about, report.office_id)
