# SPDX-License-Identifier: AGPL-3.0-or-later
"""What all readers of a mailing share in one language: composed once, with places for what is a reader's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns import pointing
from altavoz.campaigns.copies.lines import Line, Sort
from altavoz.campaigns.merge_fields import AboutAction, values_of
from altavoz.mailings.figures import codes
from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.writing import body, framing
from altavoz.mailings.writing.framing import Subscriber
from altavoz.outbox.building import TooLarge, build
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import MARK, mark, render
from altavoz.outbox.writers import Written
from altavoz.supporters.merge_fields import AboutPerson
from altavoz.supporters.models import Network, Subscription
from altavoz.website import merge_fields, merge_grammar
from altavoz.website.merge_fields import Output

# Sent by the calendar; all else is sent because somebody pressed a button for these very words.
AUTOMATIC = frozenset({Mailing.Sort.REMINDER})
TEMPLATE = "mailings/letters/mailing"
# What nobody is called: its link to stop says that there is nothing left to stop.
NOBODY = "a" * 16
LONGEST_GREETING = 40
LONGEST_PREVIEW = 120


class NoText(LookupError):
    """The mailing has no words in that language."""


@dataclass(frozen=True)
class Field:
    """A field that every reader fills in differently: `word` is its place in the shared words."""

    word: str
    name: str
    fallback: str


@dataclass(frozen=True)
class Composed:
    """`html` and `text` are the body in both forms, `url` where the button leads: empty where there is none."""

    subject: str
    preview: str
    html: SafeString
    text: str
    button: str
    url: str
    fields: tuple[Field, ...]

    def own(self, who: AboutPerson) -> dict[str, str]:
        """The fields as one reader has them; escaped where they are put."""
        return {each.word: _said(each, who) for each in self.fields}


def compose(mailing: Mailing, language: str, *, half: str = "") -> Composed:
    """In that language, with the subject of that half. Raises NoText."""
    text = next((each for each in mailing.texts.all() if each.language == language), None)
    if text is None:
        raise NoText(language)
    with override(language):
        return _compose(mailing, text, half)


@dataclass(frozen=True)
class Shared:
    """What the letters of one mailing have in common for one network, one language and one half."""

    composed: Composed
    words: Mapping[str, object]
    headers: Mapping[str, str]

    def written(self, subscriber: Subscriber) -> Written:
        own = framing.own(subscriber)
        leave = {"List-Unsubscribe": f"<{own['leave_url']}>"}
        who = AboutPerson(first_name=subscriber.given_name)
        return render(
            TEMPLATE,
            subject=self.composed.subject,
            words=self.words,
            own={**own, **self.composed.own(who)},
            headers={**self.headers, **leave},
        )


def share(mailing: Mailing, language: str, *, half: str, network: Network | None, why: str) -> Shared:
    """In the active language, which is that of the letter. Raises NoText."""
    found = compose(mailing, language, half=half)
    words = {
        **framing.words(mailing.organisation, network, why=why, language=language),
        "html": found.html,
        "text": found.text,
        "preview": found.preview,
        "button": found.button,
        "url": found.url,
    }
    headers = framing.headers(mailing.organisation, network, language=language, automatic=mailing.sort in AUTOMATIC)
    return Shared(found, words, headers)


def preview(mailing: Mailing, language: str, *, half: str = "", subscription: Subscription | None = None) -> Written:
    """The letter as a reader gets it; without a name where no subscription is given. Raises NoText."""
    named = subscription is not None and subscription.network_id is not None
    network = subscription.network if subscription is not None and named else _first_network(mailing)
    given_name = subscription.given_name if subscription is not None else ""
    with override(language):
        shared = share(mailing, language, half=half, network=network, why="join")
        return shared.written(Subscriber(NOBODY, given_name, mailing.made_at))


def is_too_large(mailing: Mailing, language: str) -> bool:
    """Whether the letter would be refused before it goes, as it stands in that language. Raises NoText."""
    letter = Letter(public_id=NOBODY, recipient="reader@example.org", language=language)
    try:
        build(letter, preview(mailing, language), now=mailing.made_at)
    except TooLarge:
        return True
    return False


def subject_of(mailing: Mailing, text: MailingText, half: str) -> str:
    """Who waited for the better subject gets the one that was chosen."""
    meant = mailing.chosen_half if half == Mailing.Half.REST else half
    return text.subject_b if meant == Mailing.Half.B and text.subject_b else text.subject


def _compose(mailing: Mailing, text: MailingText, half: str) -> Composed:
    fill = Filling(mailing, text.language)
    code = codes.in_links(mailing, half)
    lines = body.read(merge_grammar.filled_markup(text.body, fill.markup), code=code)
    url = _action_url(mailing, text.language, code)
    return Composed(
        subject=subject_of(mailing, text, half),
        preview=merge_grammar.filled(text.preview_line, fill.plain) or _first_words(lines),
        html=body.as_html(lines),
        text=body.as_text(lines),
        button=merge_grammar.filled(text.button, fill.plain) or _("Take part") if url else "",
        url=url,
        fields=tuple(fill.fields.values()),
    )


class Filling:
    """Fields that are the same for all are filled in; for each of the others a place is left."""

    def __init__(self, mailing: Mailing, language: str) -> None:
        self.fields: dict[tuple[str, str], Field] = {}
        if mailing.action is None:
            self._shared: merge_fields.Values = (AboutAction(mailing.organisation.name(language)),)
        else:
            # Who holds an office, and how the days are told: as when it began.
            at = mailing.begun_at or mailing.made_at
            self._shared = values_of(mailing.action, language=language, now=at)

    def markup(self, name: str, fallback: str | None) -> str:
        return str(escape(self.plain(name, None if fallback is None else unescape(fallback))))

    def plain(self, name: str, fallback: str | None) -> str:
        shared = merge_fields.render(f"[[{name}]]", values=self._shared, output=Output.TEXT)
        if shared:
            return shared
        asked = (name, (fallback or "").strip())
        field = self.fields.setdefault(asked, Field(f"field_{_letters(len(self.fields))}", *asked))
        return mark(field.word)


def _said(field: Field, who: AboutPerson) -> str:
    said = merge_fields.render(f"[[{field.name}]]", values=(who,), output=Output.HEADER)
    # Longer "names" are advertisements more often than names.
    return said if said and len(said) <= LONGEST_GREETING else field.fallback


def _letters(number: int) -> str:
    """0 is a, 25 is z, 26 is ba: names of places in a template have no digits."""
    first, rest = divmod(number, 26)
    return f"{_letters(first) if first else ''}{chr(ord('a') + rest)}"


def _action_url(mailing: Mailing, language: str, code: str) -> str:
    if mailing.action is None:
        return ""
    page = pointing.page_in(pointing.live_pages(mailing.action), language)
    return body.with_code(pointing.address_of(page), code) if page else ""


def _first_words(lines: Iterable[Line]) -> str:
    """The first line that says something to everybody, not the greeting."""
    said = (line.words.strip() for line in lines if line.sort is Sort.TEXT)
    return Truncator(next((words for words in said if MARK not in words), "")).chars(LONGEST_PREVIEW)


def _first_network(mailing: Mailing) -> Network | None:
    """One of those that it goes to."""
    chosen = mailing.audience.networks.first() if hasattr(mailing, "audience") else None
    return chosen or Network.objects.filter(organisation=mailing.organisation_id).first()
