# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages of the contacting kinds show beside what every action's page does."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.http import HttpRequest, QueryDict
from django.utils.translation import override

from altavoz.campaigns.action import Action
from altavoz.campaigns.asking import STANDINGS
from altavoz.campaigns.dates_in_words import day_in
from altavoz.contacting import composing
from altavoz.contacting.addressees import Addressee, addressees, chosen, offices_of
from altavoz.contacting.forms import MOST_IDS, plan_of
from altavoz.contacting.models import ContactReport, Message, Plan
from altavoz.contacting.stances import Stance
from altavoz.contacting.ways import ContactWay
from altavoz.contacting.writing import Letter, Own, letters
from altavoz.decision_makers.holders import Standing
from altavoz.website.languages import OWN_NAMES

# Some mail programs cut what is longer; then there is the text to copy.
LONGEST_MAILTO = 1800


@dataclass(frozen=True)
class LetterLine:
    """One office on the page: who it is, what it has done of what is asked, and how to reach it."""

    public_id: str
    title: str
    holder: str
    standing: str
    body: str
    vacant: bool
    has_signed: bool
    has_not_signed: bool
    subject: str
    greeting: str
    text: str
    whole: str
    mailto: str
    email: str
    form: str
    postal: str
    faxes: tuple[str, ...]
    call_script: str
    to: Addressee
    post: str = ""
    socials: tuple[str, ...] = ()
    language: str = ""
    # The language of the letter by its own name, where it is not the reader's; then what it says in hers stands beside.
    language_name: str = ""
    in_readers_words: composing.Words | None = None


@dataclass(frozen=True)
class ContactView:
    """`lines` are the offices that were chosen; without any, a place is asked for where `asks_place`."""

    plan: Plan
    lines: tuple[LetterLine, ...]
    asks_place: bool
    variant: int
    subject: str
    text: str
    own: str
    by_centre: bool

    @property
    def first(self) -> LetterLine:
        return self.lines[0]

    @property
    def several(self) -> bool:
        return len(self.lines) > 1

    @property
    def free(self) -> bool:
        return self.plan.edits == Plan.Edits.FREE

    @property
    def own_words(self) -> bool:
        return self.plan.edits == Plan.Edits.OWN_WORDS

    @property
    def by_own_mail(self) -> bool:
        return self.plan.by_own_mail and any(line.email for line in self.lines)

    @property
    def by_office_form(self) -> bool:
        return self.plan.by_office_form and any(line.form for line in self.lines)

    @property
    def by_print(self) -> bool:
        return self.plan.by_print

    @property
    def by_post(self) -> bool:
        return self.plan.by_post

    @property
    def by_fax(self) -> bool:
        return self.plan.by_fax and any(line.faxes for line in self.lines)

    @property
    def by_social(self) -> bool:
        return self.plan.by_social and any(line.socials for line in self.lines)

    @property
    def by_call(self) -> bool:
        return self.plan.by_call and any(line.to.phones for line in self.lines)

    @property
    def each_its_own(self) -> bool:
        """Several letters that say different things: nobody rewrites them all in one field."""
        return len({(line.subject, line.text) for line in self.lines}) > 1

    @property
    def by_herself(self) -> bool:
        return self.by_own_mail or self.by_office_form or self.by_print

    @property
    def unreachable(self) -> bool:
        """Offices were chosen, and in none of the ways that are offered can a letter reach them."""
        return bool(self.lines) and not (self.by_centre or self.by_herself)


def around(action: Action, request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    """For the page's template: the plan, whom the address or the form has chosen, and the words for them."""
    said = request.POST if request.method == "POST" else request.GET
    return {"contact": contact_view(action, said, language=language, now=now)}


def contact_view(action: Action, said: QueryDict, *, language: str, now: datetime) -> ContactView:
    """What was asked for in an address or typed into the form: `office` (public ids), `v` or `variant`, the words."""
    plan = plan_of(action)
    texts = list(plan.texts.all()) if plan.pk else []
    to = asked(plan, said.getlist("office"), action=action, now=now)
    variant = _variant(said.get("variant", said.get("v", "")))
    if variant is None:
        variant = composing.any_variant(texts, language=language)
    own = Own(_line(said.get("subject", "")), said.get("body", "").replace("\r\n", "\n").strip())
    as_given = letters(plan, texts, to, language=language, variant=variant)
    written = letters(plan, texts, to, language=language, variant=variant, own=own)
    typed = "body" in said
    return ContactView(
        plan=plan,
        lines=tuple(line_of(letter, language) for letter in written),
        asks_place=plan.body_id is not None,
        variant=variant,
        subject=own.subject if typed else _first(as_given).subject,
        text=own.text if typed and plan.edits == Plan.Edits.FREE else _first(as_given).text,
        own=own.text if plan.edits == Plan.Edits.OWN_WORDS else "",
        by_centre=plan.by_centre and bool(to) and all(each.email for each in to),
    )


def asked(plan: Plan, public_ids: Sequence[str], *, action: Action, now: datetime) -> tuple[Addressee, ...]:
    """Whom an address or a form names, as far as they are the plan's; without any, the targets of the action."""
    offices = chosen(plan, public_ids[:MOST_IDS]) if public_ids else []
    if not offices and plan.body_id is None:
        offices = list(offices_of(plan)[: plan.most_at_once])
    return addressees(offices, day_in(now, action.zone) or now.date())


def line_of(letter: Letter, language: str) -> LetterLine:
    to, words = letter.to, letter.words
    with override(language):
        standing = str(STANDINGS.get(to.holder.standing.value, ""))
    return LetterLine(
        public_id=to.office.public_id,
        title=to.office.title(language),
        holder=str(to.person or ""),
        standing=standing,
        body=to.office.body_name(language),
        vacant=to.holder.standing is Standing.VACANT,
        has_signed=letter.stance is Stance.HAS_SIGNED,
        has_not_signed=letter.stance is Stance.HAS_NOT,
        subject=words.subject,
        greeting=words.greeting,
        text=words.text,
        whole=words.whole,
        mailto=mailto(to.email, words.subject, words.whole),
        email=to.email,
        form=to.form,
        postal=to.postal,
        faxes=tuple(contact.value for contact in to.faxes),
        call_script=letter.call_script,
        to=to,
        post=letter.post,
        socials=tuple(contact.value for contact in to.socials),
        language=words.language,
        language_name="" if words.language == language else OWN_NAMES.get(words.language, words.language),
        in_readers_words=letter.in_readers_words,
    )


def mailto(email: str, subject: str, body: str) -> str:
    """A link that opens the reader's own mail program; empty without an address, or where it would be cut short."""
    if not email:
        return ""
    # Lines end in a mail as RFC 6068 says, and a space is no plus.
    lines = quote(body.replace("\n", "\r\n"), safe="")
    link = f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}&body={lines}"
    return link if len(link) <= LONGEST_MAILTO else ""


# An address of the web or of mail, with or without what begins it.
LINKS = re.compile(
    r"\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b(?:/\S*)?", re.IGNORECASE
)


@dataclass(frozen=True)
class Begun:
    """What waits for her button: a letter with its words, or what she says that she did.

    `as_before` where somebody else gets the same text, and that letter has been shown.
    """

    office: str
    subject: str = ""
    body: str = ""
    way: str = ""
    result: str = ""
    as_before: bool = False

    @property
    def quoted(self) -> str:
        """For a letter in plain text, where words that somebody typed shall not pass for ours."""
        return "\n".join(f"> {line}".rstrip() for line in [self.safe_subject, "", *self.safe_body.splitlines()])

    @property
    def safe_subject(self) -> str:
        return LINKS.sub("[…]", self.subject)

    @property
    def safe_body(self) -> str:
        """Without what mail programs make links of: our letter goes to an address that a stranger may have typed."""
        return LINKS.sub("[…]", self.body)


def begun(participation_id: int, language: str) -> Sequence[Begun]:
    with override(language):
        messages = Message.objects.filter(participation=participation_id, state=Message.State.PENDING)
        waiting = ContactReport.objects.filter(participation=participation_id, confirmed_at__isnull=True)
        rows = messages.prefetch_related("office__texts").order_by("pk")
        reports = waiting.prefetch_related("office__texts").order_by("pk")
        return [
            *_letters_begun(list(rows), language),
            *(
                Begun(
                    row.office.title(language), way=str(ContactWay(row.way).label), result=str(row.get_result_display())
                )
                for row in reports
            ),
        ]


def _letters_begun(rows: Sequence[Message], language: str) -> Iterator[Begun]:
    shown: set[tuple[bytes, str]] = set()
    for row in rows:
        said = (bytes(row.text_key), row.subject)
        yield Begun(row.office.title(language), row.subject, row.body, as_before=said in shown)
        shown.add(said)


def _first(written: Sequence[Letter]) -> composing.Words:
    return written[0].words if written else composing.NO_WORDS


def _variant(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 3 else None


def _line(said: str) -> str:
    return " ".join(said.split())[:200]
