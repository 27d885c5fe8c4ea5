# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the screens of cases: they carry codes, never a name."""

from django.urls import URLPattern, URLResolver, include, path

from altavoz.cases.staff import deciding, leaving, screens, writing

OF_ONE: list[URLPattern] = [
    path("", screens.one, name="one"),
    path("basics/", writing.basics, name="basics"),
    path("texts/", writing.texts, name="texts"),
    path("publish/", deciding.publish, name="publish"),
    path("take-down/", deciding.take_down, name="take_down"),
    path("work-again/", deciding.work_again, name="work_again"),
    path("export/", leaving.export, name="export"),
    path("erase/", leaving.erase, name="erase"),
    path("rights/", deciding.rights, name="rights"),
    path("rights/<int:pk>/take/", deciding.take_right, name="take_right"),
    path("responsible/<int:pk>/approve/", writing.approve, name="approve"),
    path("files/<slug:which>/<int:pk>/", deciding.kept_file, name="file"),
    path("parts/<slug:slug>/", writing.part, name="add"),
    path("parts/<slug:slug>/<int:pk>/", writing.part, name="part"),
    path("parts/<slug:slug>/<int:pk>/take-out/", writing.take_out, name="take_out"),
]
ADDRESSES: list[URLPattern | URLResolver] = [
    path(
        "cases/",
        include(
            (
                [
                    path("", screens.all_cases, name="all"),
                    path("open/", screens.open_case, name="open"),
                    path("<slug:code>/", include(OF_ONE)),
                ],
                "cases_desk",
            )
        ),
    )
]
