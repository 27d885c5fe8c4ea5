# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters of this room, as an office gets them: the frozen words, and who it is that wrote them.

They come from the centre's own address, so that SPF, DKIM and DMARC hold; an answer goes to the person herself.
"""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.campaigns.action import Action
from altavoz.contacting import digesting, putting
from altavoz.contacting.composing import closing_of, signed
from altavoz.contacting.digesting import Said, Section
from altavoz.contacting.mailboxes import mailbox, one_line
from altavoz.contacting.models import Digest, Message
from altavoz.outbox.building import deliverable, sender
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.writers import WhenInDoubt, Write, Writer, Written, register
from altavoz.participation.models import Participation

State = Message.State
NEEDED = (
    *("participation__email", "participation__given_name", "participation__family_name", "participation__postcode"),
    *("participation__country", "participation__state", "participation__held", "participation__action__public_id"),
    *("participation__action__state", "subject", "body", "text_key", "letter", "state", "language", "office"),
    *("holder_changed", "person", "confirmed_at", "digest"),
)


def write_message(letter: Letter) -> Written | None:
    """None where she has withdrawn since, where she is held, or where the action was taken down."""
    return prepare_messages([letter])(letter)


def prepare_messages(letters: Sequence[Letter]) -> Write:
    """Read the messages of all these letters at once, for whoever then writes them one by one."""
    waiting = Message.objects.filter(
        pk__in=[letter.subject_id for letter in letters], state__in=[State.PUT, State.IN_DOUBT]
    )
    rows = waiting.select_related("participation__action", "person").only(*NEEDED, "person__name", "person__honorific")
    found = {(row.pk, row.letter): row for row in rows}

    def write(letter: Letter) -> Written | None:
        message = found.get((letter.subject_id, letter.pk))
        return _written(letter, message) if message is not None and _may_go(message) else None

    return write


def _written(letter: Letter, message: Message) -> Written:
    writer, centre = _name(message.participation), _centre()
    words = signed(message.body, closing_of(message.participation, letter.language))
    footer = [
        *_since_then(message),
        _("%(name)s asked %(centre)s to send this letter. An answer to it goes to the writer alone.")
        % {"name": writer, "centre": centre},
    ]
    link = absolute(reverse("participation:take-part", args=[message.participation.action.public_id]))
    told = {"subject": message.subject, "words": words, "footer": footer, "link": link}
    return Written(
        subject=message.subject,
        text="\n\n".join((words, "-- \n" + "\n".join((*footer, link)))),
        html=_html("message", told),
        headers={
            "From": mailbox(_("%(name)s via %(centre)s") % {"name": writer, "centre": centre}, sender().addr_spec),
            "Reply-To": mailbox(writer, deliverable(message.participation.email)),
            # A person wrote it and pressed the button: no machine did.
            "Auto-Submitted": "no",
        },
    )


def write_digest(letter: Letter) -> Written | None:
    """Whoever withdrew in the meantime is not in it; where nobody is left, there is no letter."""
    if not Digest.objects.filter(pk=letter.subject_id, letter=letter.pk, state__in=["put", "in_doubt"]).exists():
        return None
    rows = Message.objects.filter(digest=letter.subject_id, state=State.IN_DIGEST).order_by("due_at", "pk")
    messages = [row for row in rows.select_related("participation__action").only(*NEEDED) if _may_go(row)]
    if not messages:
        return None
    sections = digesting.fold([_said(row) for row in messages])
    number, centre = len(messages), _centre()
    subject = ngettext("%(number)d letter to you", "%(number)d letters to you", number) % {"number": number}
    intro = ngettext(
        "%(number)d person asked %(centre)s to send you a letter. As your office wishes, they come together here.",
        "%(number)d people asked %(centre)s to send you a letter. As your office wishes, they come together here.",
        number,
    ) % {"number": number, "centre": centre}
    told = {"subject": subject, "intro": intro, "sections": [(_heading(each), each) for each in sections]}
    headers = {"From": mailbox(centre, sender().addr_spec), "Auto-Submitted": "no"}
    return Written(subject, _digest_text(intro, sections), _html("digest", told), headers)


def register_writers() -> None:
    # Twice the same letter at an office does harm, so whoever runs the centre decides about one in doubt.
    message = Writer(write=write_message, when_in_doubt=WhenInDoubt.PARK, limited=False, prepare=prepare_messages)
    register(putting.KIND, message)
    register(digesting.KIND, Writer(write=write_digest, when_in_doubt=WhenInDoubt.PARK, limited=False))


def _may_go(message: Message) -> bool:
    row = message.participation
    counted = row.state == Participation.State.CONFIRMED and not row.held
    return counted and bool(message.body) and row.action.state != Action.State.TAKEN_DOWN


def _since_then(message: Message) -> list[str]:
    """The words stay as she confirmed them, so the office is told why they greet somebody else."""
    if not message.holder_changed or message.person is None or message.confirmed_at is None:
        return []
    about = {"person": message.person, "day": date_format(message.confirmed_at, "DATE_FORMAT")}
    return [_("This letter was written on %(day)s, when %(person)s held this office.") % about]


def _said(message: Message) -> Said:
    row = message.participation
    place = one_line(closing_of(row, message.language).rpartition("\n")[2])
    who = f"{_name(row)} <{deliverable(row.email)}>"
    said = who if place == _name(row) else f"{who}, {place}"
    return Said(bytes(message.text_key), message.subject, message.body, said)


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


def _name(row: Participation) -> str:
    return one_line(f"{row.given_name} {row.family_name}")


def _centre() -> str:
    """As the centre calls itself in all of its mail."""
    return sender().display_name or settings.ALTAVOZ_URL


def _html(name: str, words: Mapping[str, object]) -> str:
    return render_to_string(f"contacting/letters/{name}.html", dict(words))
