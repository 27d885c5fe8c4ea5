# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters of this room, as an office gets them: the frozen words, and who it is that wrote them.

They come from an address of the centre, so that SPF, DKIM and DMARC hold: the action's own, where it has one. An answer
goes to the person herself, unless the plan says otherwise; what is written to the action's address waits for staff (see
`deliveries.by_mail`).
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from altavoz.contacting import digesting, putting
from altavoz.contacting.digesting import Said, Section
from altavoz.contacting.frozen import Frozen, frozen, on_their_way
from altavoz.contacting.mailboxes import mailbox, one_line
from altavoz.contacting.models import Digest, Message
from altavoz.outbox.building import deliverable, sender
from altavoz.outbox.incoming import action_addresses
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import html_alone
from altavoz.outbox.writers import WhenInDoubt, Write, Writer, Written, register

State = Message.State


def write_message(letter: Letter) -> Written | None:
    """None where she has withdrawn since, where she is held, or where the action was taken down."""
    return prepare_messages([letter])(letter)


def prepare_messages(letters: Sequence[Letter]) -> Write:
    """Read the messages of all these letters at once, for whoever then writes them one by one."""
    rows = on_their_way([letter.subject_id for letter in letters])
    found = {(row.pk, row.letter): row for row in rows}

    def write(letter: Letter) -> Written | None:
        row = found.get((letter.subject_id, letter.pk))
        return _written(letter, row) if row is not None and row.may_go else None

    return write


def _written(letter: Letter, row: Frozen) -> Written:
    writer, runs, link = row.name, row.organisation(letter.language), _link(settings.ALTAVOZ_URL, row.action)
    words, since = row.whole(), _since_then(row)
    address = action_addresses.address_of(row.action)
    about = {"name": writer, "organisation": runs, "address": address}
    asked, to_all, to_us, via = (phrase % about for phrase in _phrases(get_language() or ""))
    if address:
        asked = to_us if row.is_answered_here else f"{asked} {to_all}"
    own = {"subject": row.subject, "words": linebreaks(words, autoescape=True), "since": since, "asked": asked}
    return Written(
        subject=row.subject,
        text="\n".join(line for line in (f"{words}\n\n-- ", since, asked, link) if line),
        html=html_alone("contacting/letters/message", words={"link": link}, own=own),
        headers={
            "From": _from(via, address),
            "Reply-To": mailbox(runs, address) if row.is_answered_here else mailbox(writer, deliverable(row.email)),
            # A person wrote it and pressed the button: no machine did.
            "Auto-Submitted": "no",
        },
    )


def write_digest(letter: Letter) -> Written | None:
    """Whoever withdrew in the meantime is not in it; where nobody is left, there is no letter."""
    digest = Digest.objects.filter(pk=letter.subject_id, letter=letter.pk, state__in=["put", "in_doubt"]).first()
    if digest is None:
        return None
    rows = Message.objects.filter(digest=letter.subject_id, state=State.IN_DIGEST).order_by("due_at", "pk")
    messages = [row for row in frozen(rows) if row.may_go]
    if not messages:
        return None
    sections = digesting.fold([_said(row) for row in messages])
    number, runs = len(messages), _who_runs(messages, letter.language)
    subject = ngettext("%(number)d letter to you", "%(number)d letters to you", number) % {"number": number}
    if digest.parts > 1:
        subject = _("%(subject)s (%(part)d of %(parts)d)") % {**vars(digest), "subject": subject}
    intro = ngettext(
        "%(number)d person asked %(who)s to send you a letter. As your office wishes, they come together here.",
        "%(number)d people asked %(who)s to send you a letter. As your office wishes, they come together here.",
        number,
    ) % {"number": number, "who": runs}
    told = {"subject": subject, "intro": intro, "sections": [(_heading(each), each) for each in sections]}
    html = render_to_string("contacting/letters/digest.html", told)
    # Nobody alone is answered here: an answer comes to the action, where it is one.
    address = action_addresses.address_of(messages[0].action) if len({row.action for row in messages}) == 1 else ""
    headers = {"From": _from(runs, address), "Auto-Submitted": "no"}
    return Written(subject, _digest_text(intro, sections), html, headers)


def register_writers() -> None:
    # Twice the same letter at an office does harm, so whoever runs the centre decides about one in doubt.
    message = Writer(write=write_message, when_in_doubt=WhenInDoubt.PARK, limited=False, prepare=prepare_messages)
    register(putting.KIND, message)
    register(digesting.KIND, Writer(write=write_digest, when_in_doubt=WhenInDoubt.PARK, limited=False))


def _since_then(row: Frozen) -> str:
    """The words stay as she confirmed them, so the office is told why they greet somebody else."""
    if not row.holder_changed:
        return ""
    message = Message.objects.select_related("person").only("confirmed_at", "person__name", "person__honorific")
    changed = message.get(pk=row.pk)
    if changed.person is None or changed.confirmed_at is None:
        return ""
    about = {"person": changed.person, "day": date_format(changed.confirmed_at, "DATE_FORMAT")}
    return _("This letter was written on %(day)s, when %(person)s held this office.") % about


def _said(row: Frozen) -> Said:
    who = row.name if row.is_answered_here else f"{row.name} <{deliverable(row.email)}>"
    place = one_line(row.place)
    return Said(bytes(row.text_key), row.subject, row.body, f"{who}, {place}" if place else who)


def _who_runs(rows: Sequence[Frozen], language: str) -> str:
    """The organisation on whose word they come; where there are several, the centre as it names itself in its mail."""
    names = {row.organisation(language) for row in rows}
    return names.pop() if len(names) == 1 else sender().display_name or settings.ALTAVOZ_URL


def _heading(section: Section) -> str:
    if section.number == 1:
        return _("In their own words")
    return ngettext("%(number)d person sent this text", "%(number)d people sent this text", section.number) % {
        "number": section.number
    }


def _digest_text(intro: str, sections: Sequence[Section]) -> str:
    parts = [intro]
    for each in sections:
        who = "\n".join(f"- {name}" for name in each.who)
        parts += ["=" * 60, f"{_heading(each)}: {each.subject}", each.text, who]
    return "\n\n".join(parts)


@cache
def _phrases(_language: str) -> tuple[str, str, str, str]:
    """In the active language: who sends it, how to answer everybody, who answers for her, and what stands before the
    centre's address."""
    asked = _("%(name)s asked %(organisation)s to send this letter. An answer to it goes to the writer alone.")
    to_all = _("To answer everyone who wrote about this at once, write to %(address)s.")
    to_us = _(
        "%(name)s asked %(organisation)s to send this letter. An answer to it goes to %(organisation)s, which tells "
        "everyone who wrote what came of it."
    )
    return asked, to_all, to_us, _("%(name)s via %(organisation)s")


@lru_cache(maxsize=1024)
def _link(_centre: str, action: str) -> str:
    return absolute(reverse("participation:take-part", args=[action]))


def _from(name: str, address: str) -> str:
    return mailbox(name, address or sender().addr_spec)
