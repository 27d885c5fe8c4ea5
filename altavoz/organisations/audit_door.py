# SPDX-License-Identifier: AGPL-3.0-or-later
"""No act of staff passes without an entry: what a room does not note itself is noted here, with its address's name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.contrib.messages import ERROR, get_messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import ResolverMatch, reverse
from django.utils import timezone

from altavoz.organisations import audit
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.staff_door import BEHIND_THE_DOOR, ToTheQuestion

GetResponse = Callable[[HttpRequest], HttpResponseBase]
# The numbers of the organisations whose things a request is about, as far as a room knows them.
Owners = Callable[[HttpRequest], frozenset[int]]
_owners: list[Owners] = []
NOBODYS: frozenset[int] = frozenset()

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# What is asked by POST although nothing is changed by it, and signing in and out.
NO_ACTS = frozenset(
    {
        *("wagtailadmin_pages:preview_on_add", "wagtailadmin_pages:preview_on_edit", "wagtailadmin_block_preview"),
        *("wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release", "wagtailadmin_dismissibles"),
        *("wagtailadmin_choose_page_external_link", "wagtailadmin_choose_page_email_link"),
        *("wagtailadmin_choose_page_phone_link", "wagtailadmin_choose_page_anchor_link"),
        *("wagtailadmin_pages:collect_workflow_action_data", "wagtailimages_chooser:select_format"),
        *("wagtailembeds:chooser_upload", "wagtail_localize:preview_translation"),
        *("account_login", "account_logout", "account_reauthenticate", "wagtailadmin_login", "wagtailadmin_logout"),
        *("mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
    }
)
# The editor saves by itself while somebody types: one entry tells of it.
SAVED_AGAIN = timedelta(minutes=10)
# Whoever holds one of these may do something with it.
SECRET = frozenset({"token", "uidb64"})


def register_owner(find: Owners) -> None:
    _owners.append(find)


class AuditMiddleware:
    """Only unsafe requests of signed-in staff behind the door are looked at; the answer's body never is."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE or not request.path_info.startswith(BEHIND_THE_DOOR):
            return self.get_response(request)
        actor = request.user if isinstance(request.user, User) else None
        with audit.noting(actor) as noted:
            response = self.get_response(request)
            if not noted and actor is not None and request.resolver_match is not None:
                refused = {"refused": True} if _was_refused(request, response) else {}
                owners: frozenset[int] = getattr(request, "audit_owners", NOBODYS)
                _look(request.resolver_match, actor, response, owners=owners, after=refused, now=timezone.now())
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Whose it is must be known before it is deleted or moved."""
        match = request.resolver_match
        if match is None or request.method in SAFE or not request.path_info.startswith(BEHIND_THE_DOOR):
            return
        finders = _owners if match.view_name not in NO_ACTS else ()
        owners = NOBODYS.union(*(find(request) for find in finders))
        setattr(request, "audit_owners", owners)  # noqa: B010  Django's class knows nothing of it


def _look(
    match: ResolverMatch,
    user: User,
    response: HttpResponseBase,
    *,
    owners: frozenset[int],
    after: Mapping[str, audit.Value],
    now: datetime,
) -> None:
    act, subject = match.view_name[:64], " ".join(_numbers(match))[:100]
    if not act or act in NO_ACTS or not (_sent_on(response) or _answered_a_script(response)):
        return
    if _answered_a_script(response) and _noted_lately(user, act, subject, now):
        return
    # What was done to pages of several at once stands among the acts of each of them.
    each_of: Sequence[int | None] = sorted(owners) or [None]
    for owner in each_of:
        audit.note(actor=user, act=act, subject=subject, organisation_id=owner, after=after, now=now)


def _was_refused(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Wagtail sends whoever may not do a thing to the first screen, with a message in red."""
    if response.get("Location") != reverse("wagtailadmin_home"):
        return False
    waiting: list[Message] = getattr(get_messages(request), "_queued_messages", [])
    return any(message.level >= ERROR for message in waiting)


def _sent_on(response: HttpResponseBase) -> bool:
    """A form that comes back with errors is a 200 and did nothing; what was done sends its reader on."""
    if isinstance(response, ToTheQuestion):
        return False
    return 300 <= response.status_code < 400 or response.status_code in {201, 204}


def _answered_a_script(response: HttpResponseBase) -> bool:
    """Uploads and the editor's own saving: what they did is not looked into, an attempt is an entry too."""
    return response.status_code == 200 and response.get("Content-Type", "").startswith("application/json")


def _noted_lately(user: User, act: str, subject: str, now: datetime) -> bool:
    lately = AuditEntry.objects.filter(at__gt=now - SAVED_AGAIN, actor=user, act=act, subject=subject)
    return lately.exists()


def _numbers(match: ResolverMatch) -> Iterator[str]:
    yield from (f"{key}={value}" for key, value in match.kwargs.items() if key not in SECRET)
    yield from (str(value) for value in match.args)
