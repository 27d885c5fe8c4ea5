# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a mailing lacks before it may go, in whole sentences for staff."""

from collections.abc import Iterator, Mapping

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.campaigns.action import Action
from altavoz.mailings.models import Mailing, MailingText
from altavoz.mailings.readers.audience import Counted
from altavoz.mailings.writing import composing
from altavoz.website import merge_fields
from altavoz.website.languages import OWN_NAMES
from altavoz.website.merge_fields import Place

Texts = Mapping[str, MailingText]


def missing(mailing: Mailing, *, counted: Counted | None = None) -> list[str]:
    """Empty where it may go. Without a fresh count, which whoever asks to send it has, the last one is looked at."""
    texts = {text.language: text for text in mailing.texts.all()}
    known = counted or (None if mailing.counted is None else Counted(mailing.counted, mailing.counted_in))
    return [
        *_of_texts(mailing, texts),
        *(_of_audience(mailing, texts, known) if known else ()),
        *_of_organisation(mailing),
        *_of_action(mailing, texts),
        *(sentence for text in texts.values() for sentence in _of_text(mailing, text)),
    ]


def _of_texts(mailing: Mailing, texts: Texts) -> Iterator[str]:
    if not texts:
        yield _("Write its words in at least one language.")
    if mailing.fallback and mailing.fallback not in texts:
        yield _("There is no text in the language for who reads none of these: %(language)s.") % _named(
            mailing.fallback
        )


def _of_audience(mailing: Mailing, texts: Texts, counted: Counted) -> Iterator[str]:
    if counted.total == 0:
        yield _("Nobody is in this audience.")
    if not texts or mailing.fallback in texts:
        return
    for language, number in counted.by_language.items():
        if language not in texts:
            yield ngettext(
                "%(number)d person in this audience reads %(language)s: write the text in it, choose the language in "
                "which she is written to instead, or leave her out of the audience.",
                "%(number)d people in this audience read %(language)s: write the text in it, choose the language in "
                "which they are written to instead, or leave them out of the audience.",
                number,
            ) % {"number": number, **_named(language)}


def _of_organisation(mailing: Mailing) -> Iterator[str]:
    if not mailing.organisation.postal_address.strip():
        yield _("The organisation has no postal address. The law of many countries asks for one in every such letter.")


def _of_action(mailing: Mailing, texts: Texts) -> Iterator[str]:
    """A button has to lead to a page that its reader can read."""
    action = mailing.action
    if action is None:
        return
    if action.state in {Action.State.PREPARING, Action.State.TAKEN_DOWN}:
        yield _("The action is not public.")
        return
    if mailing.sort in {Mailing.Sort.ALERT, Mailing.Sort.REMINDER} and action.state != Action.State.OPEN:
        yield _("Nobody can take part in the action at present.")
    told = set(action.pages.filter(live=True).values_list("locale__language_code", flat=True))
    for language in texts:
        if language not in told:
            yield _("The action has no public page in %(language)s.") % _named(language)


def _of_text(mailing: Mailing, text: MailingText) -> Iterator[str]:
    named = _named(text.language)
    if not text.subject.strip():
        yield _("%(language)s: there is no subject.") % named
    if not strip_tags(text.body).strip():
        yield _("%(language)s: there is no text.") % named
    elif composing.is_too_large(mailing, text.language):
        yield _("%(language)s: the letter is larger than 100 kB. Make the text shorter.") % named
    if mailing.test_share and not text.subject_b.strip():
        yield _("%(language)s: there is no second subject to try.") % named
    yield from _of_fields(text, named["language"])


def _of_fields(text: MailingText, language: str) -> Iterator[str]:
    parts = (
        (_("%(language)s, subject"), text.subject, Place.NOWHERE, False),
        (_("%(language)s, second subject"), text.subject_b, Place.NOWHERE, False),
        (_("%(language)s, preview line"), text.preview_line, Place.MAIL, False),
        (_("%(language)s, text"), text.body, Place.MAIL, True),
        (_("%(language)s, button"), text.button, Place.MAIL, False),
    )
    for part, words, where, is_markup in parts:
        found = merge_fields.problems(words, where=where, part=part % {"language": language}, is_markup=is_markup)
        yield from map(str, found)


def _named(language: str) -> dict[str, str]:
    return {"language": OWN_NAMES.get(language, language)}
