# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of actions when a case is taken down: those that say who is at risk, and the links of all others."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns import life
from altavoz.campaigns.about_cases import ActionCase
from altavoz.campaigns.action import Action, ActionDate, Outcome, OutcomeText, Threshold
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.wording import FrozenText, SameMeaning, TextVersion
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.website import generations, going, swept_words

BATCH = 500
SENT = _("Letters that were sent stay with those who received them: the people who took part, and the offices asked.")


def going_with(case: Case) -> list[Action]:
    """The actions that speak of who is at risk, also those that no longer did."""
    rows = ActionCase.objects.filter(case=case.pk, goes_with_it=True).select_related("action")
    return [row.action for row in rows]


def close_actions(case: Case, now: datetime) -> int:
    """They answer 410 at once, no letter of theirs is written any more, and programs learn nothing of them."""
    moved = 0
    for action in going_with(case):
        moved += life.take_down(action.pk, now=now) is life.Moved.DONE
        named = Action.objects.filter(pk=action.pk).exclude(name=case.code)
        moved += named.update(name=case.code)
    return moved


def take_pages(case: Case, now: datetime) -> int:
    """Every language and alias, with its history and its pictures."""
    pages = list(ActionPage.objects.filter(action__in=going_with(case)))
    for page in pages:
        going.take_away(page.specific, now=now)
    return len(pages)


def take_outcomes(case: Case, _now: datetime) -> int:
    """That there was an outcome, and how sure we were of it, stays; its words and its source go."""
    actions = going_with(case)
    if not actions:
        return 0
    sources = Outcome.objects.filter(action__in=actions).exclude(source="").update(source="")
    return sources + OutcomeText.objects.filter(outcome__action__in=actions).delete()[0]


def take_wording(case: Case, _now: datetime) -> int:
    """That there were so many versions, in which languages and since when, stays."""
    actions = going_with(case)
    if not actions:
        return 0
    frozen = FrozenText.objects.filter(version__action__in=actions).exclude(headline=case.code)
    taken = frozen.update(headline=case.code, ask="", demands=[])
    taken += TextVersion.objects.filter(~Q(note=""), action__in=actions).update(note="")
    for words in (SameMeaning, ActionDate, Threshold):
        taken += words.objects.filter(action__in=actions).delete()[0]
    return taken


def take_letters(case: Case, _now: datetime) -> int:
    """Those that lie in nobody's hands; what a carrier has is withheld by its writer."""
    about = [action.public_id for action in going_with(case)]
    waiting = Letter.objects.filter(about__in=about, state=Letter.State.WAITING, claimed_by="") if about else None
    found = [] if waiting is None else list(waiting.values_list("pk", flat=True)[:BATCH])
    return len(posting.take_back(found)) if found else 0


def sweep_words(_case: Case, _now: datetime) -> int:
    """What was deleted is no longer found, and its words still lie in the index. They are not counted."""
    swept_words.sweep()
    return 0


def end_links(case: Case, now: datetime) -> int:
    """Of the actions that stay: their pages no longer lead there."""
    links = ActionCase.objects.filter(case=case.pk, goes_with_it=False, until__isnull=True).select_related("action")
    for link in links:
        ActionCase.objects.filter(pk=link.pk).update(until=max(link.since, now.date()))
        generations.touch(generations.action_subject(link.action.public_id))
    return len(links)


def register() -> None:
    steps.register("actions: closed", close_actions)
    steps.register("actions: letters", take_letters, beyond_recall=SENT)
    steps.register("actions: links", end_links)
    steps.register("actions: outcomes", take_outcomes)
    steps.register("actions: pages", take_pages)
    steps.register("actions: wording", take_wording)
    # Steps go by their names: this one comes when the rows have gone.
    steps.register("search: words", sweep_words)
