# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of a weekly letter: each mailing whole, under the name of the network that sent it.

What was stopped, closed or taken down since it was put is left out; where nothing remains, no letter goes.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from altavoz.mailings.digest.weekly import KIND, TOLD, is_over
from altavoz.mailings.models import Mailing, Recipient
from altavoz.mailings.writing import framing
from altavoz.mailings.writing.composing import Composed, NoText, compose
from altavoz.organisations.models import Organisation
from altavoz.outbox import links
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import MARKED, render
from altavoz.outbox.writers import WhenInDoubt, Write, Writer, Written, register
from altavoz.supporters.merge_fields import AboutPerson
from altavoz.website.frame import running_organisation

TEMPLATE = "mailings/letters/weekly"
WHY: Promise = gettext_lazy("You chose to read us once a week: this is what your networks sent since the last letter.")
MOST_KEPT = 128
KEPT_SECONDS = 20.0
# A letter may have a hundred thousand signs, once its two bodies are wrapped for the way.
ROOM = 50_000
Asked = tuple[int, str, str]
_kept: dict[Asked, tuple[float, Composed]] = {}


@dataclass(frozen=True)
class Item:
    """One mailing as this reader reads it."""

    subject: str
    html: SafeString
    text: str
    button: str
    url: str


@dataclass(frozen=True)
class Section:
    """What one network sent; `leave_url` ends her subscription to it."""

    name: str
    leave_url: str
    items: tuple[Item, ...]


def prepare(letters: Sequence[Letter]) -> Write:
    """One query for all that stands in these letters, and what their networks are called."""
    rows = Recipient.objects.filter(
        email_key__in=[letter.recipient_key for letter in letters], letter__in=[letter.pk for letter in letters]
    ).select_related("mailing__organisation", "mailing__action__organisation", "subscription__network")
    found: dict[int, list[Recipient]] = {}
    ordered = rows.order_by("subscription__network__place", "subscription__network", "mailing__begun_at", "mailing_id")
    for row in ordered.prefetch_related("mailing__texts", "subscription__network__texts"):
        if row.letter is not None:
            found.setdefault(row.letter, []).append(row)
    return partial(_write, found=found)


def _write(letter: Letter, *, found: Mapping[int, Sequence[Recipient]]) -> Written | None:
    rows = [row for row in found.get(letter.pk, ()) if _is_wanted(row, letter)]
    told = [(row, composed) for row in rows if (composed := _composed(row)) is not None]
    if not told:
        return None
    sections = tuple(_sections(told, letter.language))
    first = told[0][0]
    everybody = {row.mailing.organisation_id for row, _composed in told}
    runs = first.mailing.organisation if len(everybody) == 1 else running_organisation() or first.mailing.organisation
    items = [item for section in sections for item in section.items]
    leave_all = links.absolute(reverse("supporters:leave-all", args=[first.subscriber.public_id]))
    words = {
        **framing.words(runs, None, why="", language=letter.language),
        "why": str(WHY),
        "preview": " · ".join(item.subject for item in items),
        "sections": sections,
        "leave_all_url": leave_all,
    }
    # A mail program's own button cannot ask which network is meant.
    leave = sections[0].leave_url if len(sections) == 1 else leave_all
    return render(TEMPLATE, subject=_subject(items), words=words, headers=_headers(runs, leave, letter.language))


def _is_wanted(row: Recipient, letter: Letter) -> bool:
    """The key says whether the row is still the same person's: a number could be given out again."""
    mailing, hers = row.mailing, row.subscriber
    paused = hers.paused_until is not None and hers.paused_until > letter.due_at
    state, closes_at = (mailing.action.state, mailing.action.closes_at) if mailing.action else (None, None)
    return (
        bytes(row.email_key) == bytes(letter.recipient_key)
        and mailing.state in TOLD
        and hers.ended_at is None
        and not paused
        and not is_over(mailing.sort, state, closes_at, now=letter.due_at)
    )


def _composed(row: Recipient) -> Composed | None:
    """Of thousands of letters, the first one composes it. Who reads it weekly gets the subject that was chosen."""
    asked = (row.mailing_id, row.language, row.mailing.chosen_half)
    kept = _kept.get(asked)
    if kept and time.monotonic() < kept[0]:
        return kept[1]
    try:
        found = compose(row.mailing, row.language, half=Mailing.Half.REST)
    except NoText:
        return None
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[asked] = (time.monotonic() + KEPT_SECONDS, found)
    return found


def _sections(told: Sequence[tuple[Recipient, Composed]], language: str) -> Iterator[Section]:
    by_network: dict[int, list[tuple[Recipient, Composed]]] = {}
    for row, composed in told:
        by_network.setdefault(row.subscriber.network_id, []).append((row, composed))
    room = ROOM
    for some in by_network.values():
        items = []
        for row, composed in some:
            room -= len(composed.html) + len(composed.text)
            items.append(_item(composed, AboutPerson(first_name=row.subscriber.given_name), whole=room > 0))
        hers = some[0][0].subscriber
        yield Section(framing.name_of(hers.network, language), framing.leave_url(hers.public_id), tuple(items))


def _item(composed: Composed, who: AboutPerson, *, whole: bool) -> Item:
    """With her own words in their places; of what is too long the first words, and the button leads to the rest."""
    own = composed.own(who)

    def put(words: str) -> str:
        return MARKED.sub(lambda found: own[found[1]], words)

    html = MARKED.sub(lambda found: str(escape(own[found[1]])), composed.html)
    return Item(
        subject=composed.subject,
        html=mark_safe(html) if whole else escape(put(composed.preview)),  # noqa: S308 - all words in it are escaped
        text=put(composed.text if whole else composed.preview),
        button=put(composed.button),
        url=composed.url,
    )


def _subject(items: Sequence[Item]) -> str:
    first, more = items[0].subject, len(items) - 1
    if not more:
        return _("This week: %(first)s") % {"first": first}
    return ngettext("This week: %(first)s, and %(more)d other", "This week: %(first)s, and %(more)d others", more) % {
        "first": first,
        "more": more,
    }


def _headers(runs: Organisation, leave: str, language: str) -> dict[str, str]:
    return {
        **framing.headers(runs, None, language=language, automatic=True),
        "List-Id": framing.list_id(_("Weekly letter"), "weekly"),
        "List-Unsubscribe": f"<{leave}>",
    }


def register_writer() -> None:
    # A letter that comes twice makes people leave: staff decide.
    register(KIND, Writer(lambda letter: prepare([letter])(letter), WhenInDoubt.PARK, limited=False, prepare=prepare))
