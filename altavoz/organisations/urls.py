# SPDX-License-Identifier: AGPL-3.0-or-later
"""The staff's own addresses under /accounts/: signing in and out, password, second factor. Nobody signs up here."""

from allauth.account import views as account
from django.urls import include, path
from django.views.generic import RedirectView

from altavoz.organisations.views import BeginView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="mfa_index"), name="account_index"),
    path("begin/<str:token>/", BeginView.as_view(), name="staff_begin"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
