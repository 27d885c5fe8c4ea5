# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door to the staff's part: who may pass, whence, and with what proof."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from altavoz.organisations import mode
from altavoz.organisations.accounts import used_second_factor, way_to_second_factor

GetResponse = Callable[[HttpRequest], HttpResponseBase]

SCREENS = "/cms/"
ACCOUNTS = "/accounts/"
BEHIND_THE_DOOR = (SCREENS, ACCOUNTS)
# Any of these says that somebody stands between us and the browser, so that the connection proves nothing.
FORWARDING = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")


class AskFirst(Exception):
    """What a member of staff does must wait for an answer: whoever raises it names the screen with the question.

    Nothing of the act is done, whatever screen or list it was begun from.
    """

    def __init__(self, screen: str) -> None:
        super().__init__(screen)
        self.screen = screen


class ToTheQuestion(HttpResponseRedirect):
    """Instead of the answer to what was asked."""


class StaffDoorMiddleware:
    """Public pages pass by a prefix test alone: no session is read for them."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(BEHIND_THE_DOOR):
            return self._at_the_door(request)
        # Only staff have a cookie at all. Private pages and documents must not know a session that may not be used.
        if request.META.get("HTTP_COOKIE") and is_shut(request):
            request.user = AnonymousUser()
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, AskFirst):
            return None
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # As Wagtail's own dialogues are told where to go on.
            return JsonResponse({"step": "success", "redirect": exception.screen})
        return ToTheQuestion(exception.screen)

    def _at_the_door(self, request: HttpRequest) -> HttpResponseBase:
        if is_shut(request):
            raise PermissionDenied
        if request.path_info.startswith(SCREENS):
            elsewhere = whither(request)
            if elsewhere:
                return HttpResponseRedirect(elsewhere)
        return self.get_response(request)


def is_shut(request: HttpRequest) -> bool:
    """A demonstration's logins are known to many, so they open from this machine only.

    A database that nobody has made a centre of has no staff either.
    """
    try:
        return mode.is_demonstration() and not is_from_this_machine(request)
    except mode.CentreNotMade:
        return True


def is_from_this_machine(request: HttpRequest) -> bool:
    """Connection and Host are loopback, nothing was forwarded, and no proxy is configured."""
    meta = request.META
    forwarded = any(name in meta for name in FORWARDING) or any(name.startswith("HTTP_X_FORWARDED") for name in meta)
    host, _port = split_domain_port(meta.get("HTTP_HOST", "").lower())
    return (
        settings.TRUSTED_PROXIES == 0
        and not forwarded
        and _is_loopback(str(meta.get("REMOTE_ADDR", "")))
        and (host == "localhost" or _is_loopback(host.strip("[]")))
    )


def whither(request: HttpRequest) -> str:
    """Where somebody must go before a staff screen opens; empty for those who may pass.

    Raises PermissionDenied for an account without a role, and for a script that should not be sent to a form.
    """
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        return _or_refuse_script(request, reverse("account_login"))
    if not user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    if not mode.is_demonstration() and not used_second_factor(request):
        return _or_refuse_script(request, way_to_second_factor(user))
    if request.path_info == reverse("wagtailadmin_login"):
        return SCREENS
    return ""


def _or_refuse_script(request: HttpRequest, form: str) -> str:
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        raise PermissionDenied
    login = request.path_info == reverse("wagtailadmin_login")
    wanted = request.GET.get("next", SCREENS) if login else request.get_full_path()
    return f"{form}?{urlencode({'next': wanted})}"


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return bool((mapped or found).is_loopback)
