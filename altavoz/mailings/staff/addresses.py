# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the screens of mailings."""

from django.urls import URLPattern, URLResolver, include, path

from altavoz.mailings.staff import aiming, announcing, doing, leading, looking, sending, writing

OF_ONE: list[URLPattern] = [
    path("", sending.OneMailing.as_view(), name="one"),
    path("what/", writing.WhatItIs.as_view(), name="what"),
    path("words/", writing.Words.as_view(), name="texts"),
    path("words/<slug:language>/", writing.Words.as_view(), name="text"),
    path("words/<slug:language>/<slug:verb>/", writing.DoWithText.as_view(), name="do_with_text"),
    path("whom/", aiming.ForWhom.as_view(), name="whom"),
    path("look/", looking.Look.as_view(), name="look"),
    path("look/letter/", looking.LetterAlone.as_view(), name="letter"),
    path("look/test/", looking.TestToOneself.as_view(), name="test"),
    path("when/", aiming.WhenItGoes.as_view(), name="when"),
    path("do/<slug:verb>/", doing.Do.as_view(), name="do"),
]
ADDRESSES: list[URLPattern | URLResolver] = [
    path(
        "mailings/",
        include(
            (
                [
                    path("", sending.AllMailings.as_view(), name="all"),
                    path("new/", writing.NewMailing.as_view(), name="new"),
                    path("about/<int:pk>/", leading.about, name="about"),
                    path("about/<int:pk>/<slug:sort>/", announcing.tell, name="tell"),
                    path("<slug:public_id>/", include(OF_ONE)),
                ],
                "mailings_desk",
            )
        ),
    )
]
