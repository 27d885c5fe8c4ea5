# SPDX-License-Identifier: AGPL-3.0-or-later
"""One issue of an urgent action on paper: what happened, what is asked, whom to write to, and a letter to copy."""

import time
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.actions.urgent_action.around import WriteTo, write_to
from altavoz.actions.urgent_action.models import Issue
from altavoz.actions.urgent_action.sheet import EmbassyLine, IssueLine, Sheet, sheet_of
from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.contacting.composing import Words
from altavoz.contacting.forms import plan_of
from altavoz.contacting.page_parts import LetterLine, contact_view
from altavoz.website import generations
from altavoz.website.languages import OWN_NAMES
from altavoz.website.qr import svg_of
from altavoz.website.typesetting import Order, printable, typeset

TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"
# Paper as people of these countries buy it; everybody else has A4.
LETTER = frozenset({"US", "CA", "MX"})
LONGEST_WORD = 60
# A sheet for a wall has no room for the letters to forty offices.
MOST_OFFICES = 12
MOST_KEPT = 64
KEPT_SECONDS = 600.0
KINDS: Mapping[str, Promise] = {
    Issue.Sort.FIRST: gettext_lazy("Urgent action"),
    Issue.Sort.UPDATE: gettext_lazy("Urgent action: further information"),
    Issue.Sort.STOP: gettext_lazy("Stop action"),
}


# Until something of the action, or of all pages, changes.
_kept: dict[tuple[str, int, str], tuple[tuple[int, ...], float, bytes]] = {}


class NoSuchIssue(LookupError):
    """The action has no issue of that number."""


def pdf_of(action: Action, number: int, *, language: str, now: datetime) -> bytes:
    """Raises NoSuchIssue; typst.TypstError where no PDF can be made at all."""
    key = (action.public_id, number, language)
    found = _kept.get(key)
    numbers = generations.reader.look()
    seen = tuple(numbers.get(each, 0) for each in (generations.SITE, generations.action_subject(action.public_id)))
    if found is not None and found[0] == seen and time.monotonic() < found[1]:
        return found[2]
    pdf = _set(action, number, language, now)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[key] = (seen, time.monotonic() + KEPT_SECONDS, pdf)
    return pdf


def forget_all() -> None:
    _kept.clear()


def _set(action: Action, number: int, language: str, now: datetime) -> bytes:
    with override(language):
        given = order(action, number, language=language, now=now)
    fonts = [str(Path(settings.ALTAVOZ_HOME) / "fonts")]
    pdf, _standard = typeset(TEMPLATE.read_bytes(), given, fonts=fonts, made_at=int(now.timestamp()))
    return pdf


def order(action: Action, number: int, *, language: str, now: datetime) -> Order:
    """All that the template shows, as text; in the active language."""
    plan = plan_of(action)
    sheet = sheet_of(action, plan, language=language, now=now)
    issue = next((each for each in sheet.issues if each.number == number), None)
    if issue is None:
        raise NoSuchIssue(number)
    # Nobody writes after “do not write any more”, and an older sheet must not say otherwise.
    contact = None if sheet.is_stopped else contact_view(action, QueryDict("v=0"), language=language, now=now)
    to = write_to(contact, language, now)[:MOST_OFFICES] if contact else ()
    day = in_words(day_in(now, action.zone), precision="day", language=language)
    organisation = action.organisation.name(language)
    return {
        **_of_issue(issue, sheet),
        "organisation": organisation,
        "language": language,
        "paper": "us-letter" if action.country in LETTER else "a4",
        "offices": [_office(each) for each in to],
        "offices_heading": _("Who to write to"),
        "embassies": [_embassy(each) for each in sheet.embassies] if contact else [],
        "embassies_heading": _("The embassy where you live"),
        "letters": list(_letters(to, language)),
        **_address(action, language),
        "stamp": _("%(organisation)s. As it stood on %(day)s.") % {"organisation": organisation, "day": day},
        "page": _("Page {page} of {pages}"),
    }


def _of_issue(issue: IssueLine, sheet: Sheet) -> Order:
    days = [
        (_("Issued"), issue.on),
        (_("Write before"), "" if sheet.is_stopped else sheet.write_before),
        (_("Reference"), sheet.reference),
    ]
    return {
        "kind": str(KINDS[issue.sort]),
        "called": sheet.called,
        "stopped": sheet.is_stopped,
        "stop_words": _("Stop action: please do not write any more.") if sheet.is_stopped else "",
        "days": [{"name": name, "value": value} for name, value in days if value],
        "title": printable(issue.text.title, longest=LONGEST_WORD),
        "facts": "\n\n".join(_safe(part) for part in issue.paragraphs),
        "demands": [printable(each, longest=LONGEST_WORD) for each in issue.text.asked],
        "demands_heading": _("What we ask"),
        "after": _safe(issue.text.after),
    }


def _office(each: WriteTo) -> Order:
    line = each.line
    facts = [
        (_("Salutation"), line.greeting),
        (_("Reads"), each.reads),
        (_("Address"), line.postal),
        (_("Fax"), ", ".join(line.faxes)),
        (_("E-mail"), line.email),
        (_("Telephone"), ", ".join(phone.number for phone in each.phones)),
        (_("Social network"), ", ".join(line.socials)),
    ]
    title = "\n".join(part for part in (line.title if line.holder else "", line.body) if part)
    return {
        "name": printable(line.holder or line.title, longest=LONGEST_WORD),
        "title": _safe(title),
        "facts": [{"name": name, "value": _safe(value)} for name, value in facts if value],
    }


def _embassy(each: EmbassyLine) -> Order:
    said = [each.title, each.to.postal, *(fax.value for fax in each.to.faxes), each.to.email]
    return {"name": each.country, "value": _safe("\n".join(part for part in said if part))}


def _letters(to: tuple[WriteTo, ...], language: str) -> Iterator[Order]:
    """Each sample letter once, however many offices get the same; beside it what it says in the reader's language."""
    shown: set[tuple[str, str]] = set()
    for each in to:
        line = each.line
        if not line.text or (line.subject, line.text) in shown:
            continue
        shown.add((line.subject, line.text))
        alone = len({(other.line.subject, other.line.text) for other in to}) > 1
        yield _letter(line, line.language, alone)
        if line.in_readers_words:
            heading = _("What it says (%(language)s)") % {"language": OWN_NAMES.get(language, language)}
            yield _words(heading, line.in_readers_words, language)


def _letter(line: LetterLine, language: str, alone: bool) -> Order:
    spoken = OWN_NAMES.get(language, language)
    heading = _("Sample letter (%(language)s)") % {"language": spoken}
    if alone:
        about = {"name": line.holder or line.title, "language": spoken}
        heading = _("Sample letter to %(name)s (%(language)s)") % about
    words = f"{line.greeting}\n\n{line.text}" if alone else line.text
    return {"heading": heading, "subject": _safe(line.subject), "words": _safe(words), "language": language}


def _words(heading: str, words: Words, language: str) -> Order:
    return {"heading": heading, "subject": _safe(words.subject), "words": _safe(words.text), "language": language}


def _address(action: Action, language: str) -> Order:
    page = pointing.page_in(pointing.live_pages(action), language)
    address = pointing.address_of(page) if page else ""
    return {
        "address": address,
        "address_shown": printable(address.partition("://")[2], longest=LONGEST_WORD),
        "address_says": _("Act, tell us that you wrote, or read what came of it:"),
        "square": svg_of(address) if address else "",
        "square_says": _("A square that leads a phone to this page"),
    }


def _safe(words: str) -> str:
    """Line by line, and an empty line stays one."""
    return "\n".join(printable(line, longest=LONGEST_WORD) for line in words.replace("\r\n", "\n").split("\n"))
