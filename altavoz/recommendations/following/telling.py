# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reminders reach those of the staff who asked for letters: one letter for all that is new to them."""

from collections import Counter
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power, Reach
from altavoz.outbox import posting
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.posting import Post
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.personal_data.addresses import email_key
from altavoz.recommendations.models import AskedToBeTold, Reminder

KIND = "recommendation-reminders"
A_BATCH = 500


@transaction.atomic
def ask(*, user: User, wants: bool, now: datetime) -> bool:
    """Whether that was new."""
    if wants:
        _row, is_new = AskedToBeTold.objects.get_or_create(user=user, defaults={"since": now})
    else:
        is_new = bool(AskedToBeTold.objects.filter(user=user).delete()[0])
    if is_new:
        audit.note(actor=user, act="recommendations.letters", now=now, after={"wants": wants})
    return is_new


@transaction.atomic
def tell(*, now: datetime) -> int:
    """How many letters were put. What nobody asked to be told of is told too: later they read of newer ones alone."""
    untold = Reminder.objects.filter(told_at__isnull=True).order_by("pk")
    new = dict(untold.filter(settled_at__isnull=True).values_list("pk", "organisation")[:A_BATCH])
    if not Reminder.objects.filter(pk__in=new, told_at__isnull=True).update(told_at=now):
        return 0
    wanted = AskedToBeTold.objects.filter(user__is_active=True).exclude(user__email="").select_related("user")
    posts = [_post(each) for each in wanted.order_by("pk")[:A_BATCH] if _concerns(each.user, set(new.values()))]
    return len(posting.put_many(kind=KIND, posts=posts, now=now))


def write(letter: Letter) -> Written | None:
    """How many wait as the letter is written; None where nothing waits, or they do not want it any more."""
    row = AskedToBeTold.objects.filter(pk=letter.subject_id, user__is_active=True).select_related("user").first()
    if row is None or email_key(row.user.email) != bytes(letter.recipient_key):
        return None
    waiting = _waiting(powers.reach(row.user, Power.EDIT))
    if not waiting:
        return None
    words = {"lines": waiting, "url": absolute(reverse("recommendations_reminders"))}
    return render("recommendations/letters/reminders", subject=_("Recommendations want to be looked at"), words=words)


def register_writer() -> None:
    register(KIND, Writer(write, WhenInDoubt.RESEND, limited=False))


def _post(row: AskedToBeTold) -> Post:
    email = row.user.email
    return Post(row.public_id, row.pk, email, email_key(email), _language_of(row.user))


def _concerns(user: User, organisations: set[int]) -> bool:
    reach = powers.reach(user, Power.EDIT)
    return any(reach.covers(each) for each in organisations)


def _waiting(reach: Reach) -> list[tuple[str, int]]:
    """Why, and how many; a letter says numbers, the screen behind its link says which."""
    rows = Reminder.objects.filter(reach.limit("organisation"), settled_at__isnull=True)
    found = Counter(rows.values_list("why", flat=True)[:A_BATCH])
    return [(str(why.label), found[why]) for why in Reminder.Why if found[why]]


def _language_of(user: User) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    language = profile.get_preferred_language() if profile is not None else settings.LANGUAGE_CODE
    return str(language).partition("-")[0]
