# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the screens of letters to offices."""

from django.urls import URLPattern, URLResolver, include, path

from altavoz.contacting.staff import figures, queues

SCREENS: list[URLPattern] = [
    path("", queues.AllQueues.as_view(), name="all"),
    path("action/<int:pk>/", figures.FiguresOfAction.as_view(), name="figures"),
    path("action/<int:pk>/table/", figures.table, name="table"),
    path("body/<int:pk>/", queues.OneBody.as_view(), name="body"),
    path("<slug:public_id>/", queues.OneQueue.as_view(), name="one"),
    path("<slug:public_id>/stop/", queues.stop, name="stop"),
    path("<slug:public_id>/resume/", queues.resume, name="resume"),
    path("<slug:public_id>/send-on/", queues.send_on, name="send_on"),
    path("<slug:public_id>/drop-rules/", queues.drop_rules, name="drop_rules"),
]
ADDRESSES: list[URLResolver] = [path("letters-to-offices/", include((SCREENS, "contacting_queues")))]
