# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the people of an urgent action read of an issue: in the drafts to them, and on the page's timeline."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from altavoz.actions.urgent_action.models import Issue, IssueText, UrgentAction
from altavoz.campaigns import announcing, presence
from altavoz.campaigns.announcing import News, ToWhom, Words
from altavoz.campaigns.dates_in_words import to_the_minute
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.story import Rank, StoryLine, Telling, Told

Sort = Issue.Sort
SUBJECTS: Mapping[str, Promise] = {
    Sort.FIRST: gettext_lazy("Urgent action %(called)s: %(title)s"),
    Sort.UPDATE: gettext_lazy("Further information on %(called)s: %(title)s"),
    Sort.STOP: gettext_lazy("Stop action %(called)s, do not write any more: %(title)s"),
}
# By the sort, whether it is for who acted.
OPENINGS: Mapping[tuple[str, bool], Promise] = {
    (Sort.FIRST, False): gettext_lazy("Somebody is in danger, and letters that come within days can help."),
    (Sort.UPDATE, True): gettext_lazy("You acted for this. Here is what has changed since."),
    (Sort.UPDATE, False): gettext_lazy("Something has changed in this urgent action."),
    (Sort.STOP, True): gettext_lazy(
        "You acted for this, thank you. Please do not write any more: what has not gone out yet stays here."
    ),
    (Sort.STOP, False): gettext_lazy("Please do not write for this urgent action any more."),
}
ISSUES = "issues"
RANKS = {Sort.FIRST: Rank.OPENED, Sort.UPDATE: Rank.NEWS, Sort.STOP: Rank.CLOSED}


def announce(issue: Issue, *, by: User, now: datetime) -> Issue:
    """To those who acted, which nobody has before the first; and to the others of the network."""
    urgent = UrgentAction.objects.select_related("series").get(action=issue.action_id)
    texts = list(issue.texts.order_by("language"))
    if issue.sort != Sort.FIRST:
        issue.announced = announcing.announce(_news(issue, urgent, texts, ToWhom.WHO_ACTED), by=by, now=now)
    issue.announced_network = announcing.announce(_news(issue, urgent, texts, ToWhom.NETWORK), by=by, now=now)
    issue.save(update_fields=["announced", "announced_network"])
    return issue


def tell(telling: Telling) -> Told:
    """Each issue on the action's timeline; no more than two queries."""
    if not presence.may_have(telling.action, ISSUES):
        return Told()
    issues = Issue.objects.filter(action=telling.action).prefetch_related("texts").order_by("number")
    return Told(lines=[_line(each, text) for each in issues if (text := text_in(each, telling.language))])


def register_sort() -> None:
    presence.register(ISSUES, lambda action_id: Issue.objects.filter(action=action_id))


def text_in(issue: Issue, language: str) -> IssueText | None:
    """Its words in that language, else in the first that it has."""
    texts = {text.language: text for text in issue.texts.all()}
    return texts.get(language) or next(iter(texts.values()), None)


def _line(issue: Issue, text: IssueText) -> StoryLine:
    said = f"{issue.get_sort_display()}: {text.title}"
    rest = "\n\n".join(part for part in (text.facts if issue.sort != Sort.FIRST else "", text.after) if part)
    return StoryLine(RANKS[Sort(issue.sort)], said, issue.on, text=rest, is_good=False)


def _news(issue: Issue, urgent: UrgentAction, texts: list[IssueText], to: ToWhom) -> News:
    name = f"{urgent.called}: {issue.get_sort_display()} ({to.value})"
    words = {text.language: _words(issue, urgent, text, to) for text in texts}
    return News(issue.action, to, name, words, calls=issue.sort != Sort.STOP)


def _words(issue: Issue, urgent: UrgentAction, text: IssueText, to: ToWhom) -> Words:
    with override(text.language):
        about = {"called": urgent.called, "title": text.title}
        opening = str(OPENINGS.get((issue.sort, to is ToWhom.WHO_ACTED), ""))
        stops = issue.sort == Sort.STOP
        last = to_the_minute(issue.action.closes_at, issue.action.zone, language=text.language)
        until = _("Please write before %(moment)s.") % {"moment": last} if last and not stops else ""
        return Words(
            subject=str(SUBJECTS[Sort(issue.sort)]) % about,
            paragraphs=tuple(part for part in (opening, *_paragraphs(text.facts), text.after, until) if part),
            asks=() if stops else text.asked,
            button=_("Read what came of it") if stops else str(kind_of(issue.action).button),
        )


def _paragraphs(words: str) -> list[str]:
    return [part.strip() for part in words.replace("\r\n", "\n").split("\n\n") if part.strip()]
