# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases and actions as their pages show each other: who an action is about, and what was done for somebody at risk.

A case's timeline takes in the whole story of each of its actions, with what every room above tells of it: hand-overs,
replies, outcomes.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import chain

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.models import Page

from altavoz.campaigns import about_cases, listing, pointing, presence, story
from altavoz.campaigns.about_cases import ActionCase, ForAction
from altavoz.campaigns.action import Action
from altavoz.campaigns.page_view import view_of
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.story import Rank, StoryLine, Telling
from altavoz.cases.models import Case
from altavoz.cases.pages import CasePage
from altavoz.cases.telling import story as case_story
from altavoz.cases.telling.story import Link, TimelineLine
from altavoz.cases.times.approximate import Known
from altavoz.website import cards, generations

ACTIONS = "campaigns/cards/actions.html"
HIDDEN = frozenset({Action.State.PREPARING, Action.State.TAKEN_DOWN})
# Words for programs; what is not among them is news.
KINDS: Mapping[Rank, str] = {
    Rank.OPENED: "action",
    Rank.EXTENDED: "action",
    Rank.CLOSED: "action",
    Rank.HANDED_OVER: "delivery",
    Rank.REPLIED: "reply",
    Rank.OUTCOME: "outcome",
}
LABELS: Mapping[Rank, Promise] = {
    Rank.HANDED_OVER: _lazy("Handed over"),
    Rank.REPLIED: _lazy("Reply"),
    Rank.OUTCOME: _lazy("Outcome"),
}
ACTION: Promise = _lazy("Action")
# Behind the events of a case of the same day.
AFTER_EVENTS = 30
# A case with more actions tells of the newest.
MOST = 12


def lines_for(case: Case, language: str, now: datetime) -> list[TimelineLine]:
    """A dozen queries for each action that was taken for somebody, and none where there is none."""
    told = [each for each in about_cases.actions_of(case.pk) if each.action.state not in HIDDEN][-MOST:]
    return list(chain.from_iterable(_lines(each, language, now) for each in told))


def open_for_case(page: Page, now: datetime) -> cards.Card | None:
    """What can be done for somebody now, first of all on the page."""
    if not isinstance(page, CasePage):
        return None
    about = [each.action.pk for each in about_cases.actions_of(page.case_id) if each.until is None]
    if not about:
        return None
    rows = listing.open_rows(language=page.locale.language_code, now=now, among=about)
    return cards.Card(ACTIONS, {"title": _("What you can do now"), "anchor": "act", "rows": rows}) if rows else None


def register() -> None:
    case_story.register("campaigns", lines_for)
    presence.register("cases", lambda action_id: ActionCase.objects.filter(action=action_id))
    cards.register(cards.Place.CASE, name="actions", order=10, make=open_for_case)


def _lines(each: ForAction, language: str, now: datetime) -> Iterator[TimelineLine]:
    action = each.action
    generations.depend_on(generations.action_subject(action.public_id))
    pages = pointing.live_pages(action)
    page = pointing.page_in(pages, language)
    if page is None:
        return
    view = view_of(action, language=language, now=now, pages=pages)
    whole = ActionPage.objects.get(pk=page.pk)
    told = story.tell(Telling(action, language, view, whole, now))
    link = Link(page.title, page.url or "", f"action:{action.kind}", action.public_id)
    for line in told.lines:
        if _belongs(line, each.since, each.until):
            yield _line(line, link)


def _belongs(line: StoryLine, since: date, until: date | None) -> bool:
    """What an action did before or after it was about this case is another's story; its end is everybody's."""
    if line.on is None or until is None:
        return True
    return since <= line.on <= until


def _line(line: StoryLine, link: Link) -> TimelineLine:
    return TimelineLine(
        known=line.known or Known(line.on, precision=line.precision),
        kind=KINDS.get(line.rank, "news"),
        label=str(LABELS.get(line.rank, ACTION)),
        title=line.title,
        text=line.text,
        rich=line.rich,
        links=(link,),
        sort=AFTER_EVENTS + line.rank,
        source=line.source,
        confidence=" ".join(line.notes),
        language=line.language,
        is_good=line.is_good,
        about=None if line.known else line.on,
    )
