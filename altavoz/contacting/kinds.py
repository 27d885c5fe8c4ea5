# SPDX-License-Identifier: AGPL-3.0-or-later
"""What all kinds have in common whose people write to offices, call them, or tell what they did."""

from collections.abc import Callable, Sequence

from django import forms
from django.utils.functional import Promise

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import ActionKind, Around, Subjects
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.staff.ways import Way
from altavoz.contacting import leaving, page_parts, readiness, taking
from altavoz.contacting.staff.leading import PLAN
from altavoz.participation import anybody, wall


def reaching_offices(
    *,
    slug: str,
    label: Promise,
    form: type[forms.Form],
    page: type[ActionPage],
    button: Promise,
    done: Callable[[int], str],
    subjects: Subjects,
    invitation: Promise,
    breakdown: Callable[[Action, str], tuple[tuple[str, str], ...]],
    template: str = "contacting/action_page.html",
    form_template: str = "contacting/_form.html",
    around: Around = page_parts.around,
    lacks: Callable[[Action], list[Promise]] = readiness.lacks,
    said_in: str = "contacting/said",
    said_like: str = "participation",
    tells_who_acted: bool = False,
    ways: Sequence[Way] = (),
) -> ActionKind:
    """Whoever writes to an office herself gives her name and her reason to that office alone."""
    # fmt: off
    return ActionKind(
        slug=slug, label=label, form=form, page=page, button=button, done=done,
        signers=wall.latest, carried=wall.carried, has_participants=anybody.took_part, breakdown=breakdown,
        template=template, form_template=form_template,
        after_confirm=taking.after_confirm, taken=taking.taken, still_waiting=taking.still_waiting,
        begun=page_parts.begun, left=leaving.left, around=around, lacks=lacks,
        said_in=said_in, said_like=said_like, subjects=subjects, invitation=invitation,
        asks_reason=False, hands_names_over=False, tells_who_acted=tells_who_acted,
        pack_columns=("given_name", "family_name", "country"), ways=(PLAN, *ways),
    )
    # fmt: on
