# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the screens of packs."""

from django.urls import URLPattern, URLResolver, include, path

from altavoz.deliveries.staff import copies, packs

SCREENS: list[URLPattern] = [
    path("", packs.AllPacks.as_view(), name="all"),
    path("action/<int:pk>/", packs.PacksOfAction.as_view(), name="of_action"),
    path("copies/<slug:public_id>/decide/", copies.decide, name="decide"),
    path("copies/<slug:public_id>/take/", copies.take, name="take"),
    path("copies/<slug:public_id>/pass-on/", copies.pass_on, name="pass_on"),
    path("<slug:public_id>/", packs.OnePack.as_view(), name="one"),
    path("<slug:public_id>/copy/", copies.ask, name="ask_for_copy"),
]
ADDRESSES: list[URLResolver] = [path("packs/", include((SCREENS, "deliveries_packs")))]
