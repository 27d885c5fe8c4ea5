# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of kinds of action. A kind is one folder under `actions/`; nobody asks which one it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.functional import Promise

from altavoz.campaigns.action import Action

if TYPE_CHECKING:
    from altavoz.campaigns.page_parts import CarriedLine, SignerLine
    from altavoz.campaigns.pages import ActionPage

DEFAULT_TEMPLATE = "campaigns/action_page.html"
AfterConfirm = Callable[[int, datetime], None]


def nothing_more(participation_id: int, now: datetime) -> None:
    """For kinds whose confirmation has no further consequence."""


def no_breakdown(_action: Action, _language: str) -> tuple[tuple[str, str], ...]:
    """For kinds that show no counts by country."""
    return ()


@dataclass(frozen=True)
class ActionKind:
    """All that the shared rooms need to know of a kind.

    `form` is the class of the public form (a `participation.forms.TakePartForm`); `after_confirm` is called with the
    participation's number in the transaction of the confirmation; `signers`, `carried` and `breakdown` give the page
    what lies in rooms above (latest public names, counts from other platforms, counts by country) in a language;
    `has_participants` tells whether anybody has taken part in the action of that number, confirmed or not;
    `router` is a django-ninja router that `api` mounts under the slug, or None.
    """

    slug: str
    label: Promise
    form: type[forms.Form]
    page: "type[ActionPage]"
    button: Promise
    done: Callable[[int], str]
    signers: "Callable[[Action, str], tuple[SignerLine, ...]]"
    carried: "Callable[[Action, str], tuple[CarriedLine, ...]]"
    has_participants: Callable[[int], bool]
    breakdown: Callable[[Action, str], tuple[tuple[str, str], ...]] = no_breakdown
    template: str = DEFAULT_TEMPLATE
    form_template: str = "participation/_form.html"
    after_confirm: AfterConfirm = nothing_more
    pack_columns: Sequence[str] = ()
    router: Any = None  # Any: only `api` knows django-ninja

    def blank_form(self, *, action: Action, language: str) -> forms.Form:
        """The public form as a page first shows it."""
        return self.form(action=action, language=language)  # type: ignore[call-arg]  # its class lies in a room above


class UnknownKind(LookupError):
    """An action of a kind whose folder is not installed."""


_kinds: dict[str, ActionKind] = {}


def register(kind: ActionKind) -> None:
    _kinds[kind.slug] = kind


def kinds() -> tuple[ActionKind, ...]:
    return tuple(_kinds[slug] for slug in sorted(_kinds))


def kind_of(action: Action) -> ActionKind:
    """Raises UnknownKind."""
    try:
        return _kinds[action.kind]
    except KeyError:
        raise UnknownKind(action.kind) from None
