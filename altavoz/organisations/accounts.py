# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the sign-in library must know of this house: nobody signs up, factors are kept sealed, one factor stays."""

import base64
import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from altavoz.organisations import mode
from altavoz.personal_data.sealing import seal, unseal

PURPOSE = "second factor"
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# A password typed so lately need not be typed again to set up the first second factor.
FRESH_SECONDS = 300


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by `altavoz staff add`, never by a visitor."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """For counting wrong passwords, in memory alone; see `client_address`."""
        address = client_address(request)
        if not address:
            raise PermissionDenied
        return address

    def is_reauthentication_required(self, **_which: object) -> bool:
        return not _has_just_signed_in(self.request)


class StaffSecondFactorAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        """Seeds of codes lie sealed in the database: a stolen backup opens no account."""
        return base64.b64encode(seal(text.encode(), purpose=PURPOSE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(base64.b64decode(encrypted_text), purpose=PURPOSE).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last second factor stays, except in a demonstration."""
        others = Authenticator.objects.filter(user=authenticator.user_id, type__in=SECOND_FACTORS)
        return mode.is_demonstration() or others.exclude(pk=authenticator.pk).exists()


def client_address(request: HttpRequest) -> str:
    """The connection's own address, or the one that the outermost of our own proxies saw."""
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = settings.TRUSTED_PROXIES
    if 0 < proxies <= len(forwarded):
        return forwarded[-proxies]
    return str(request.META.get("REMOTE_ADDR", ""))


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this session has proved it, at sign-in or after setting it up."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def way_to_second_factor(user: User) -> str:
    """Where an account without one sets it up, and where one that has it proves it in this session."""
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in kinds:
        return reverse("mfa_reauthenticate")
    if Authenticator.Type.WEBAUTHN in kinds:
        return reverse("mfa_reauthenticate_webauthn")
    return reverse("mfa_index")


def _has_just_signed_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - float(records[-1]["at"]) < FRESH_SECONDS
