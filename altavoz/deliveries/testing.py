# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: people who let their names travel, and packs as the worker leaves them."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import User

from altavoz.campaigns import story
from altavoz.campaigns.action import Action
from altavoz.campaigns.page_view import view_of
from altavoz.deliveries import asking, copying, handover, packing
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff
from altavoz.participation.intake import Words
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation

LATER = SPRING + timedelta(days=1)
MAY = date(2026, 5, 6)
LATE_SPRING = datetime(2026, 5, 8, 12, 0, tzinfo=UTC)


def make_signer(
    action: Action,
    given_name: str = "Ana",
    family_name: str = "Lima",
    *,
    country: str = "CA",
    hand_over: bool = True,
    email: str = "",
    now: datetime = SPRING,
) -> Participation:
    """Somebody who has confirmed, and who lets her name be handed over unless told otherwise."""
    number = Participation.objects.count()
    words = Words(given_name, family_name, email or f"signer{number}@example.org", country, hand_over=hand_over)
    return make_participation(action, confirmed=True, words=words, now=now)


def make_data_officer(name: str = "dana") -> User:
    return make_staff(name=name, role=roles.DATA_OFFICER)


def make_pack(
    action: Action, *, by: User | None = None, languages: tuple[str, str] = ("en", "fr"), now: datetime = LATER
) -> Pack:
    """Asked for and packed; its copies are not made yet."""
    pack = asking.ask_for_pack(action=action, by=by or make_data_officer(), languages=languages, now=now)
    packing.pack(pack_id=pack.pk, fence=1, now=now)
    pack.refresh_from_db()
    return pack


def make_copy(action: Action, *, by: User | None = None, now: datetime = LATER) -> PackCopy:
    """A copy that can be taken."""
    copy = make_pack(action, by=by, now=now).copies.get()
    copying.make(copy_id=copy.pk, fence=1, now=now)
    copy.refresh_from_db()
    return copy


def hand_it_over(action: Action, *, seen: int = 0, on: date | None = MAY, **said: object) -> handover.Recorded:
    """To everyone whom it asks, as if staff had recorded it two days later."""
    to = dict.fromkeys(action.targets.values_list("pk", flat=True), "")
    told = handover.Said(on=on, to=to, **said)  # type: ignore[arg-type]  # the test says what, and mypy cannot
    return handover.hand_over(action_id=action.pk, said=told, seen=seen, by=None, now=LATE_SPRING)


def story_of(action: Action, language: str = "en") -> story.Story:
    """As a page of that language tells it."""
    action.refresh_from_db()
    view = view_of(action, language=language, now=LATE_SPRING)
    return story.tell(story.Telling(action, language, view, None, LATE_SPRING))
