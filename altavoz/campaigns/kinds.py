# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of kinds of action. A kind is one folder under `actions/`; nobody asks which one it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action, Target

if TYPE_CHECKING:
    from altavoz.campaigns.page_parts import CarriedLine, SignerLine
    from altavoz.campaigns.pages import ActionPage
    from altavoz.campaigns.staff.ways import Way

DEFAULT_TEMPLATE = "campaigns/action_page.html"
AfterConfirm = Callable[[int, datetime], None]
Taken = Callable[[int, forms.Form, datetime], None]
Around = Callable[[Action, HttpRequest, str, datetime], Mapping[str, object]]
Hers = Callable[[int, str, datetime], Mapping[str, object]]


def nothing_more(participation_id: int, now: datetime) -> None:
    """For kinds whose confirmation has no further consequence."""


def no_breakdown(_action: Action, _language: str) -> tuple[tuple[str, str], ...]:
    """For kinds that show no counts by country."""
    return ()


def nothing_waits(_participation_id: int) -> bool:
    """For kinds in which one confirmation is all that there ever is to confirm."""
    return False


def nothing_begun(_participation_id: int, _language: str) -> Sequence[object]:
    """For kinds in which the button confirms nothing but the participation itself."""
    return ()


def nothing_kept(_participation_ids: Sequence[int]) -> None:
    """For kinds that keep nothing of a person beside the participation."""


def nothing_around(_action: Action, _request: HttpRequest, _language: str, _now: datetime) -> Mapping[str, object]:
    """For kinds whose page shows no more than every action's does."""
    return {}


def nothing_of_hers(_participation_id: int, _language: str, _now: datetime) -> Mapping[str, object]:
    """For kinds that keep nothing for one person to read."""
    return {}


@dataclass(frozen=True)
class Subjects:
    """The subjects of the letters to who takes part; `confirm` holds %(digits)s."""

    confirm: Promise
    already: Promise
    reminder: Promise
    counted: Promise


OF_SIGNING = Subjects(
    confirm=_("Confirm your signature: %(digits)s"),
    already=_("You have already signed"),
    reminder=_("Your signature still waits for you"),
    counted=_("You are being counted"),
)
ADD_YOUR_NAME = _("Add your name")
DELIVERED_TO = _("It was delivered to:")
NOBODY_ASKED = _("Nobody is asked yet: give the action a target, then publish it.")


def asks_nobody(action: Action) -> list[Promise]:
    """For kinds that are ready as soon as they ask somebody."""
    return [] if Target.objects.filter(action=action).exists() else [NOBODY_ASKED]


@dataclass(frozen=True)
class ActionKind:
    """All that the shared rooms need to know of a kind.

    `form` is the class of the public form (a `participation.forms.TakePartForm`); `after_confirm` is called with the
    participation's number in the transaction of the confirmation; `signers`, `carried` and `breakdown` give the page
    what lies in rooms above (latest public names, counts from other platforms, counts by country) in a language;
    `has_participants` tells whether anybody has taken part in the action of that number, confirmed or not;
    `router` is a django-ninja router that `api` mounts under the slug, or None.

    `taken` is called with the participation's number and the valid form in the transaction that took it in, for new,
    repeated and held alike; None costs nothing. `still_waiting` says whether somebody who has confirmed has begun
    something more that her next press of the button confirms: then `after_confirm` is called again; `begun` gives it
    to the kind's own templates, for the page with the button and for its letter. `left` empties
    what the kind keeps of those who withdrew or are forgotten, and sends none of it any more. `around` gives the
    page's template what the kind alone knows; `lacks` says what an action still needs before the public sees it.
    `hers` gives the page with the letter's button, and the page after it, what the kind knows for that person alone.
    `said_in` is a folder of templates that stand in for those of the same name in `participation`, and `said_like` one
    to look in before that, where another kind says nearly the same; `subjects` and
    `invitation` (over the form) are words of the kind. `ways` lead staff from an action to the screens that this kind
    alone has.
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
    taken: Taken | None = None
    still_waiting: Callable[[int], bool] = nothing_waits
    begun: Callable[[int, str], Sequence[object]] = nothing_begun
    left: Callable[[Sequence[int]], None] = nothing_kept
    around: Around = nothing_around
    hers: Hers = nothing_of_hers
    lacks: Callable[[Action], list[Promise]] = asks_nobody
    said_in: str = "participation"
    said_like: str = "participation"
    subjects: Subjects = OF_SIGNING
    invitation: Promise = ADD_YOUR_NAME
    # Stands over the offices to which it was handed.
    delivered_to: Promise = DELIVERED_TO
    # Whether whoever takes part may say why: where she writes a letter, that is her reason.
    asks_reason: bool = True
    # Whether names may go to the action's targets: who writes to an office herself gives hers to that office alone.
    hands_names_over: bool = True
    # Whether the form says that who takes part hears what becomes of it: then she does, in a network or not.
    tells_who_acted: bool = False
    pack_columns: Sequence[str] = ()
    ways: "Sequence[Way]" = ()
    router: Any = None  # Any: only `api` knows django-ninja

    def said(self, name: str) -> list[str]:
        """Where a template of that name may lie, the kind's own first."""
        folders = (self.said_in, self.said_like, "participation")
        return list(dict.fromkeys(f"{folder}/{name}" for folder in folders))

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
