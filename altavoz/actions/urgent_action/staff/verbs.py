# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three verbs as staff meet them: what each does, its form, and what is said when it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.actions.urgent_action import issuing
from altavoz.actions.urgent_action.issuing import Answer
from altavoz.actions.urgent_action.staff.forms import FirstForm, IssueForm, UpdateForm

CarryOut = Callable[[int, IssueForm, User, datetime], Answer]


@dataclass(frozen=True)
class Verb:
    name: str
    label: Promise
    warning: Promise
    form: type[IssueForm]
    carry_out: CarryOut
    done: Promise
    is_first: bool = False
    # Whether the demands of the issue before it stand in its form.
    asks: bool = True

    def is_next(self, is_issued: bool, /) -> bool:
        return self.is_first is not is_issued


def _issue(action_id: int, form: IssueForm, by: User, now: datetime) -> Answer:
    number = form.cleaned_data.get("number")
    return issuing.issue(action_id, words=form.words(), by=by, now=now, on=form.day, number=number)


def _update(action_id: int, form: IssueForm, by: User, now: datetime) -> Answer:
    closes_at = form.cleaned_data.get("closes_at")
    return issuing.update(action_id, words=form.words(), by=by, now=now, on=form.day, closes_at=closes_at)


def _stop(action_id: int, form: IssueForm, by: User, now: datetime) -> Answer:
    return issuing.stop(action_id, words=form.words(), by=by, now=now, on=form.day)


_ALL = (
    Verb(
        "issue",
        _("Issue it"),
        _(
            "It gets its number and a sheet to print, and a draft to your network is made. People may act as soon as "
            "its page is published, and nothing is sent before somebody sends that draft."
        ),
        FirstForm,
        _issue,
        _("It is issued. A draft to your network waits among the mailings."),
        is_first=True,
    ),
    Verb(
        "update",
        _("Issue further information"),
        _(
            "The page tells it first, and two drafts are made: to everybody who acted, and to the others of your "
            "network."
        ),
        UpdateForm,
        _update,
        _("Further information is issued. Two drafts wait among the mailings."),
    ),
    Verb(
        "stop",
        _("Stop: no more letters"),
        _(
            "This cannot be taken back. From this moment no letter goes out, also none that waits; every form refuses "
            "and says so, and the page says it first. What has gone out cannot be recalled. Two drafts are made: to "
            "everybody who acted, and to the others of your network."
        ),
        IssueForm,
        _stop,
        _("It is stopped: no letter goes out any more. Two drafts wait among the mailings: send them soon."),
        asks=False,
    ),
)
VERBS = {verb.name: verb for verb in _ALL}
