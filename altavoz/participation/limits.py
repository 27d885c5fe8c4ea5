# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which posts are doubtful. Doubtful rows are held, and nobody outside is ever told."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from disposable_email_domains import blocklist
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.participation import held_by_limits
from altavoz.personal_data.addresses import domain_of
from altavoz.website import callers
from altavoz.website.opened import is_too_quick


class Doubt(models.TextChoices):
    """Why a row is held."""

    NONE = "", _("not held")
    TRAP = "trap", _("filled in the field that people do not see")
    QUICK = "quick", _("was sent sooner than anybody can type")
    DISPOSABLE = "disposable", _("the address is one of those that are thrown away")
    TOO_MANY = "too_many", _("too many from one network or mail domain at that time")


@dataclass(frozen=True)
class Attempt:
    """What is judged of a post."""

    caller: str
    email: str
    trap: str
    opened: str


def judge(attempt: Attempt, *, now: datetime) -> Doubt:
    """Every attempt counts in the windows, whatever else is wrong with it."""
    too_many = _over_the_limit(attempt, now)
    if attempt.trap:
        return Doubt.TRAP
    if is_too_quick(attempt.opened, now=now, minimum=timedelta(seconds=settings.MINIMUM_SECONDS)):
        return Doubt.QUICK
    if is_disposable(domain_of(attempt.email)):
        return Doubt.DISPOSABLE
    return Doubt.TOO_MANY if too_many else Doubt.NONE


def is_disposable(domain: str) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[start:]) in blocklist for start in range(len(labels) - 1))


def forget_all() -> None:
    """Begin with empty windows: for tests."""
    callers.forget_all()
    held_by_limits.forget_all()


def _over_the_limit(attempt: Attempt, now: datetime) -> bool:
    block = callers.within(settings.LIMIT_PER_BLOCK, what="block", value=attempt.caller, now=now)
    domain = callers.within(settings.LIMIT_PER_DOMAIN, what="domain", value=domain_of(attempt.email), now=now)
    if not block:
        held_by_limits.note(held_by_limits.BLOCK, now=now)
    if not domain:
        held_by_limits.note(held_by_limits.DOMAIN, now=now)
    return not (block and domain)
