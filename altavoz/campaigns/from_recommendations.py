# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which actions ask for which recommendations, from when to when; and what came of an action, proposed as evidence."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action, Outcome
from altavoz.recommendations.following import deeds as deeds_register
from altavoz.recommendations.following import pointing as evidence
from altavoz.recommendations.following import proofs
from altavoz.recommendations.following.deeds import Deed
from altavoz.recommendations.models import Evidence, ProposedEvidence, Recommendation
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.website import generations

HIDDEN = frozenset({Action.State.PREPARING, Action.State.TAKEN_DOWN})
# A page leads to no more actions.
MOST = 24
A_BATCH = 100


class ActionRecommendation(models.Model):
    """An action asks for a recommendation, since a day, and until another where it no longer does."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="asks_for")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="asked_by_actions", verbose_name=_("recommendation")
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "recommendation"],
                condition=Q(until__isnull=True),
                name="an_action_asks_for_a_record_once",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")),
                name="asking_for_a_record_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id}: {self.action_id}"


def link(*, action_id: int, recommendation: Recommendation, on: date) -> bool:
    """False where it asks for it already."""
    _row, is_new = ActionRecommendation.objects.get_or_create(
        action_id=action_id, recommendation=recommendation, until=None, defaults={"since": on}
    )
    if is_new:
        generations.touch(SUBJECT)
    return is_new


def unlink(*, action_id: int, recommendation_id: int, on: date) -> bool:
    """It asked for it until that day, and stays on its page; False where it does not ask for it."""
    links = ActionRecommendation.objects.filter(action=action_id, recommendation=recommendation_id, until=None)
    ended = links.update(until=on)
    if ended:
        generations.touch(SUBJECT)
    return bool(ended)


def deeds(recommendation_id: int, language: str) -> list[Deed]:
    """The actions that the public may read of, each in that language or in one that it has."""
    links = ActionRecommendation.objects.filter(recommendation=recommendation_id).exclude(action__state__in=HIDDEN)
    found = []
    for each in links.select_related("action")[:MOST]:
        generations.depend_on(generations.action_subject(each.action.public_id))
        page = pointing.page_in(pointing.live_pages(each.action), language)
        if page is not None:
            state = each.action.get_state_display()
            found.append(Deed(page.title, page.url or "", state, each.since, each.until))
    return found


def propose_outcomes(*, now: datetime) -> int:
    """What came of an action may be evidence for what it asked for: staff decide, nothing is written into a view."""
    name = Concat(OuterRef("action__public_id"), Value(":"), Cast(OuterRef("action__outcomes"), CharField()))
    known = ProposedEvidence.objects.filter(
        sort=Evidence.Sort.ACTION, recommendation=OuterRef("recommendation"), points_to=name
    )
    links = ActionRecommendation.objects.filter(Q(action__outcomes__isnull=False), ~Exists(known))
    new = links.values_list("pk", "action__outcomes").order_by("pk")[:A_BATCH]
    return sum(_propose(link_id, outcome_id, now) for link_id, outcome_id in new)


def _propose(link_id: int, outcome_id: int, now: datetime) -> bool:
    link = ActionRecommendation.objects.select_related("action", "recommendation").get(pk=link_id)
    outcome = Outcome.objects.get(pk=outcome_id)
    texts = {text.language: text.title for text in outcome.texts.all()}
    words = texts.get("en") or next(iter(texts.values()), link.action.name)
    return proofs.propose(
        link.recommendation,
        sort=Evidence.Sort.ACTION,
        words=f"{words} ({outcome.date})",
        url=pointing.share_url(pointing.live_pages(link.action), "en"),
        points_to=f"{link.action.public_id}:{outcome.pk}",
        now=now,
    )


def addresses(ids: Collection[str], language: str, _now: datetime) -> Mapping[str, str]:
    """Where actions that are evidence can be read; `:` and what follows names one of their outcomes."""
    asked: dict[str, list[str]] = {}
    for each in ids:
        asked.setdefault(each.partition(":")[0], []).append(each)
    found = {}
    for action in Action.objects.filter(public_id__in=asked).exclude(state__in=HIDDEN)[:MOST]:
        generations.depend_on(generations.action_subject(action.public_id))
        page = pointing.page_in(pointing.live_pages(action), language)
        if page is not None:
            found.update(dict.fromkeys(asked[action.public_id], page.url or ""))
    return found


def register() -> None:
    deeds_register.register("campaigns", deeds)
    evidence.register(Evidence.Sort.ACTION, addresses)
