# SPDX-License-Identifier: AGPL-3.0-or-later
"""Consents that end: a warning thirty days before, and on the day the case is taken down by itself."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from altavoz.cases import access
from altavoz.cases.access import What
from altavoz.cases.coming_down import taking_down
from altavoz.cases.consent import agreed
from altavoz.cases.consent.agreed import Scope
from altavoz.cases.keeping import changing, editing
from altavoz.cases.keeping.editing import Changed
from altavoz.cases.models import Case, CaseConsent, CasePicture, Fact, Visibility
from altavoz.organisations.models import StaffRole
from altavoz.organisations.powers import POWERS, Power
from altavoz.outbox import posting
from altavoz.personal_data.addresses import email_key
from altavoz.worker.rounds import Turn

WARN_BEFORE = timedelta(days=30)
LETTER = "consent_ends"
PUBLIC = Visibility.PUBLIC


def look_after_consents(turn: Turn) -> int:
    """Every published case, oldest first; one at a time, so that a case that takes long holds up no other's write."""
    numbers = Case.objects.filter(state=Case.State.PUBLISHED).order_by("published_at", "pk")
    done = 0
    for number in list(numbers.values_list("pk", flat=True)):
        if not turn.holds():
            break
        done += look_after(number, now=turn.now)
    return done


def change_consent(
    case: Case, *, write: Callable[[], object], by: User | None, now: datetime, seen: int | None = None
) -> Changed:
    """A consent is written down as it is. Where it does not cover any more what is public, that goes at once."""
    done = editing.change(case, act="change_consents", write=write, by=by, now=now, seen=seen, stays_fit=False)
    if done.how is editing.How.DONE:
        look_after(case.pk, by=by, now=now)
    return done


def look_after(case_id: int, *, now: datetime, by: User | None = None) -> int:
    case = Case.objects.select_related("organisation").get(pk=case_id)
    if not case.is_published:
        return 0
    if not agreed.is_covered(case, now=now):
        return int(taking_down.take_down(case.pk, by=by, now=now).how is taking_down.How.DONE)
    return _hide_lapsed(case, now) + _warn(case, now)


def ends_soon(case: Case, *, now: datetime) -> date | None:
    """The day on which it would be taken down, where that is within the time of the warning."""
    day = agreed.first_end(case, now=now)
    return day if day is not None and day - WARN_BEFORE <= agreed.day_of(case, now) else None


def warned_by_mail(case: Case) -> Iterator[User]:
    """Who may renew or publish: those who see the case and have an address."""
    holding = [role for role, has in POWERS.items() if Power.PUBLISH in has]
    roles = StaffRole.objects.filter(Q(organisation=None) | Q(organisation=case.organisation_id), role__in=holding)
    wanted = Q(pk__in=roles.values("user")) | Q(pk__in=case.rights.values("user")) | Q(is_superuser=True)
    for user in User.objects.filter(wanted, is_active=True).exclude(email="").order_by("pk"):
        if access.may(user, case, What.PUBLISH):
            yield user


def _warn(case: Case, now: datetime) -> int:
    """Once for each last day: whoever renews a consent makes another last day, of which there is another warning."""
    day = ends_soon(case, now=now)
    if day is None:
        return 0
    with transaction.atomic():
        ending = CaseConsent.objects.filter(case=case).exclude(warned_of=day)
        told = [each.pk for each in ending if agreed.ends_on(each) == day]
        if not CaseConsent.objects.filter(pk__in=told).exclude(warned_of=day).update(warned_of=day):
            return 0
        changing.note(case, act="warn", by=None, now=now, ends_on=day.isoformat())
        for user in warned_by_mail(case):
            posting.put(
                kind=LETTER,
                about=case.public_id,
                subject_id=case.pk,
                recipient=user.email,
                recipient_key=email_key(user.email),
                language=_language_of(user),
                now=now,
            )
    return 1


def _hide_lapsed(case: Case, now: datetime) -> int:
    """Quotations and pictures have their own consent; `public` stopped telling them on the day itself."""
    quoted = Fact.objects.filter(case=case, sort=Fact.Sort.QUOTATION, visibility=PUBLIC).select_related("consent")
    facts = [each.pk for each in quoted if not agreed.covers(each.consent, Scope.QUOTATION, case, now=now)]
    shown = CasePicture.objects.filter(case=case, visibility=PUBLIC).select_related("consent")
    pictures = [each.pk for each in shown if not agreed.covers(each.consent, Scope.PICTURE, case, now=now)]
    if not facts and not pictures:
        return 0

    def hide() -> None:
        Fact.objects.filter(pk__in=facts).update(visibility=Visibility.CONFIDENTIAL)
        CasePicture.objects.filter(pk__in=pictures).update(visibility=Visibility.CONFIDENTIAL)

    return int(editing.change(case, act="hide_lapsed", write=hide, by=None, now=now).how is editing.How.DONE)


def _language_of(user: User) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.preferred_language if profile else "") or "en"
