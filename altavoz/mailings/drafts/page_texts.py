# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first words of a mailing: those of the action's own page in that language, with its fields as they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.action import Action, OutcomeText
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.pages import ActionPage
from altavoz.mailings.models import Mailing


@dataclass(frozen=True)
class Words:
    """`body` is markup of the sort that the editor makes."""

    subject: str
    preview_line: str
    body: str
    button: str


def words_of_page(action: Action, *, sort: str, language: str) -> Words | None:
    """None where the action is not told in that language."""
    page = _page(action, language)
    if page is None:
        return None
    with override(language):
        return SOURCES.get(sort, _alert)(page, action)


def languages_told(action: Action) -> list[str]:
    return list(_pages(action).order_by("told_in").values_list("told_in", flat=True))


def _page(action: Action, language: str) -> ActionPage | None:
    page: ActionPage | None = _pages(action).filter(told_in=language).first()
    return page


def _pages(action: Action) -> QuerySet[ActionPage]:
    """What the public reads; the drafts where nothing of it is public yet."""
    pages = action.pages.all()
    return pages if action.state == Action.State.PREPARING else pages.filter(live=True)


def _alert(page: ActionPage, action: Action) -> Words:
    return _words(page, action, page.title, [_greeting(), *_paragraphs(page.lead), _strong(page.ask)])


def _reminder(page: ActionPage, action: Action) -> Words:
    # Translators: [[deadline|...]] is a field: keep its name, and translate what stands after the line.
    soon = _("It closes on [[deadline|one of the next days]]: there is still time.")
    return _words(page, action, page.title, [_greeting(), _paragraph(soon), _strong(page.ask)])


def _update(page: ActionPage, action: Action) -> Words:
    """The newest update of the page, where it has one."""
    told = sorted((block.value for block in page.updates), key=lambda value: value["date"])
    if not told:
        return _alert(page, action)
    return _words(page, action, told[-1]["title"], [_greeting(), told[-1]["text"].source])


def _outcome(page: ActionPage, action: Action) -> Words:
    """What came of it, where somebody has written that."""
    told = OutcomeText.objects.filter(outcome__action=action, language=page.told_in).order_by("-outcome__date").first()
    if told is None:
        return _update(page, action)
    return _words(page, action, told.title, [_greeting(), *_paragraphs(told.text)], button=_("Read what came of it"))


SOURCES: Mapping[str, Callable[[ActionPage, Action], Words]] = {
    Mailing.Sort.UPDATE: _update,
    Mailing.Sort.OUTCOME: _outcome,
    Mailing.Sort.REMINDER: _reminder,
}


def _words(page: ActionPage, action: Action, subject: str, parts: list[str], *, button: str = "") -> Words:
    return Words(subject, page.ask, "".join(part for part in parts if part), button or str(kind_of(action).button))


def _greeting() -> str:
    # Translators: [[first_name|...]] is a field: keep its name, and translate what stands after the line.
    return _paragraph(_("Dear [[first_name|friend]],"))


def _paragraphs(text: str) -> list[str]:
    return [_paragraph(line) for line in text.splitlines() if line.strip()]


def _paragraph(words: str) -> str:
    return f"<p>{escape(words.strip())}</p>"


def _strong(words: str) -> str:
    return f"<p><b>{escape(words)}</b></p>" if words else ""
