# SPDX-License-Identifier: AGPL-3.0-or-later
"""The fields about an action and about the office that it asks, and what fills them."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.asking import target_lines
from altavoz.campaigns.dates_in_words import day_in, in_words, to_the_minute
from altavoz.campaigns.page_parts import ActionView, TargetLine
from altavoz.website import merge_fields
from altavoz.website.merge_fields import EVERYWHERE, Field, Place


@dataclass(frozen=True)
class AboutAction:
    """In the language of the text; the total and the goal as people write numbers."""

    organisation: str
    deadline: str = ""
    deadline_hour: str = ""
    total: str = ""
    goal: str = ""


@dataclass(frozen=True)
class AboutOffice:
    """One office that is asked: on a page the only one, in a letter or a call the one it goes to."""

    office: str = ""
    holder: str = ""
    salutation: str = ""


# The day is told once the action has one, so a text may count on it only where `problems` is given the values.
FIELDS: tuple[Field[AboutAction] | Field[AboutOffice], ...] = (
    Field(
        "organisation",
        _("Organisation that runs the action"),
        _("House of the Weavers"),
        AboutAction,
        lambda about: about.organisation,
        always=EVERYWHERE,
    ),
    Field(
        "deadline", _("Day on which the action closes"), _("15 July 2027"), AboutAction, lambda about: about.deadline
    ),
    Field(
        "deadline_hour",
        _("Hour and zone in which the action closes"),
        _("Thursday 15 July 2027 at 17:00 (New York time)"),
        AboutAction,
        lambda about: about.deadline_hour,
    ),
    Field(
        "total",
        _("How many have taken part, as it changes"),
        "1,240",
        AboutAction,
        lambda about: about.total,
        where=EVERYWHERE - {Place.AGREED},
        always=EVERYWHERE - {Place.AGREED},
    ),
    Field(
        "goal",
        _("Next goal, as it changes"),
        "2,000",
        AboutAction,
        lambda about: about.goal,
        where=EVERYWHERE - {Place.AGREED},
    ),
    Field("office", _("Office that is asked"), _("Minister of Justice"), AboutOffice, lambda office: office.office),
    Field("holder", _("Who holds that office"), "Vera Okonjo", AboutOffice, lambda office: office.holder),
    Field(
        "salutation",
        _("How that person is addressed"),
        _("Dear Minister"),
        AboutOffice,
        lambda office: office.salutation,
    ),
)


def register_fields() -> None:
    for field in FIELDS:
        merge_fields.register(field)


def values_of(action: Action, *, language: str, now: datetime) -> tuple[object, ...]:
    """What is known of an action, for its mails, prints and scripts in that language."""
    today = day_in(now, action.zone) or now.date()
    with override(language):
        about = _about(action, language, counts.total(action.pk), action.goal)
        return about, _only_office(target_lines(action, language=language, today=today))


def values_of_view(action: Action, view: ActionView, *, language: str) -> tuple[object, ...]:
    """The same where the page has gathered it already."""
    return _about(action, language, view.counts.total, view.goal), _only_office(view.targets)


def _about(action: Action, language: str, total: int, goal: int) -> AboutAction:
    return AboutAction(
        organisation=action.organisation.name(language),
        deadline=in_words(day_in(action.closes_at, action.zone), precision="day", language=language),
        deadline_hour=to_the_minute(action.closes_at, action.zone, language=language),
        total=formats.number_format(total, use_l10n=True, force_grouping=True),
        goal=formats.number_format(goal, use_l10n=True, force_grouping=True) if goal else "",
    )


def _only_office(targets: tuple[TargetLine, ...]) -> AboutOffice:
    """Where several are asked, the page cannot say which one is meant."""
    if len(targets) != 1 or len(targets[0].offices) > 1:
        return AboutOffice()
    target = targets[0]
    return AboutOffice(office=target.offices[0].title if target.offices else "", holder=target.holder_name)
