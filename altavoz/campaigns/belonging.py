# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which action a page tells of. Translations share one; every other copy begins one of its own."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from altavoz.campaigns import merging
from altavoz.campaigns.action import Action, ActionDate, Asker, Target, Threshold
from altavoz.campaigns.kinds import kind_of
from altavoz.organisations import powers
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage

TOLD_ALREADY = _("This action already has a page in this language. Edit that one, or copy it to begin another action.")
NO_ALIAS = _("An alias in the same language would tell one action twice. Make a copy: it becomes an action of its own.")
SAVE_FIRST = _("Save a draft first, then say whom it asks: an action without a target cannot be published.")
NO_COUNTRY = _("Say which country the action is about, then publish it.")

OVER_ALREADY = _("Its closing date has passed: set one that is still to come, then publish it.")


def join(page: "ActionPage") -> None:
    """Before a page is saved: find the action it belongs to, or make one. Raises ValidationError for a second
    page of one language."""
    page.told_in = Locale.objects.get(pk=page.locale_id).language_code if page.locale_id else page.told_in
    if not page._state.adding and page.action_id:
        return
    source = page.action or _action_of_translations(page)
    if source is None:
        page.action = _new_action(page)
    elif page.alias_of_id and _others(page, source).filter(told_in=page.told_in).exists():
        raise ValidationError(NO_ALIAS)
    elif _is_copy(page, source):
        page.action = copy_of(source, name=page.title)
    else:
        page.action = source


def is_told_elsewhere(page: "ActionPage") -> bool:
    """Whether another page tells of the same action in the same language."""
    if page.action is None or (page._state.adding and _is_copy(page, page.action)):
        return False
    return _others(page, page.action).filter(locale_id=page.locale_id).exists()


def missing(action: Action | None, *, now: datetime) -> list[Promise]:
    """What an action must have before the public sees it."""
    if action is None:
        return [SAVE_FIRST]
    lacks = list(kind_of(action).lacks(action))
    if not action.country:
        lacks.append(NO_COUNTRY)
    if action.state == Action.State.PREPARING and action.closes_at is not None and action.closes_at <= now:
        lacks.append(OVER_ALREADY)
    return lacks


def refuse_if_not_ready(page: "ActionPage", *, now: datetime) -> None:
    """Raises ValidationError. The editor is told before; this holds for every other way to publish."""
    refused = merging.errors_of(page, now=now)
    lacks = missing(page.action, now=now)
    if lacks:
        refused[NON_FIELD_ERRORS] = [str(message) for message in lacks]
    if refused:
        raise ValidationError(refused)


def copy_of(source: Action, *, name: str) -> Action:
    """A new action that is prepared like the other: same askers, targets, thresholds and danger; nothing counted."""
    copy = Action.objects.create(
        kind=source.kind,
        name=name[:120],
        organisation_id=source.organisation_id,
        campaign_id=source.campaign_id,
        country=source.country,
        danger=source.danger,
        asks_postcode=source.asks_postcode,
        goal=source.goal,
    )
    for model in (Asker, Target, Threshold):
        _copy_rows(model.objects.filter(action=source), copy)
    Target.objects.filter(action=copy).update(frozen_on=None)
    kept = [ActionDate.What.CLOSING_WORDS, ActionDate.What.TOO_LATE]
    _copy_rows(ActionDate.objects.filter(action=source, what__in=kept), copy)
    return copy


def _copy_rows(rows: "Iterable[Asker | Target | Threshold | ActionDate]", to: Action) -> None:
    for row in rows:
        row.pk = None
        row._state.adding = True
        row.action = to
        row.save()


def _others(page: "ActionPage", action: Action) -> "QuerySet[ActionPage]":
    return action.pages.exclude(pk=page.pk)


def _is_copy(page: "ActionPage", action: Action) -> bool:
    """A page of the same action and language that is no translation of it, on its way in.

    A page that is made for another language by hand is not: it is a translation, whatever its key says.
    """
    others = _others(page, action).exclude(translation_key=page.translation_key)
    return others.filter(locale_id=page.locale_id).exists()


def _action_of_translations(page: "ActionPage") -> Action | None:
    return Action.objects.filter(pages__translation_key=page.translation_key).exclude(pages=page.pk).first()


def _new_action(page: "ActionPage") -> Action:
    runs = _organisation_of(page.owner)
    if runs is None:
        raise ValidationError(_("Before an action can begin, write down the organisation that runs this centre."))
    return Action.objects.create(kind=page.kind, name=page.title[:120], organisation=runs)


def _organisation_of(author: AbstractBaseUser | None) -> Organisation | None:
    """The one that runs the centre, or the first that the page's author writes for."""
    known = Organisation.objects.order_by("-runs_centre", "pk")
    own = known.filter(powers.reach(author, Power.EDIT).limit("pk")).first() if author is not None else None
    return own or known.first()
