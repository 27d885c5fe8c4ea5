# SPDX-License-Identifier: AGPL-3.0-or-later
"""How staff accounts work: nobody signs up, a colleague adds them."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class StaffAccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class StaffSecondFactorAdapter(DefaultMFAAdapter):
    pass
