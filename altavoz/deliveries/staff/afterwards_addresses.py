# SPDX-License-Identifier: AGPL-3.0-or-later
"""The addresses of the screens for what comes after the last signature."""

from django.urls import URLPattern, URLResolver, include, path

from altavoz.deliveries.staff import afterwards, hand_overs, mails, replies

SCREENS: list[URLPattern] = [
    path("", afterwards.actions, name="actions"),
    path("<int:pk>/", afterwards.of_action, name="of_action"),
    path("<int:pk>/hand-over/", hand_overs.record, name="hand_over"),
    path("<int:pk>/reply/", replies.record, name="reply"),
    path("hand-overs/<int:pk>/", hand_overs.correct, name="correct_hand_over"),
    path("hand-overs/<int:pk>/take-back/", hand_overs.take_back, name="take_back"),
    path("hand-overs/<int:pk>/show/", hand_overs.photograph, name="photograph"),
    path("hand-overs/<int:pk>/file/<slug:which>/", hand_overs.kept_file, name="kept_file"),
    path("replies/<int:pk>/", replies.correct, name="correct_reply"),
    path("replies/<int:pk>/publish/", replies.publish, name="publish_reply"),
    path("replies/<int:pk>/scan/", replies.scan, name="scan"),
    path("replies/<int:pk>/original/", replies.original, name="original"),
    path("mails/", mails.queue, name="mails"),
    path("mails/set-aside/", mails.set_aside, name="set_aside"),
    path("mails/<public_id:public_id>/", mails.one, name="mail"),
    path("mails/<public_id:public_id>/whole/", mails.whole, name="mail_whole"),
    path("mails/<public_id:public_id>/part/<int:place>/", mails.attached, name="mail_part"),
    path("mails/<public_id:public_id>/take-back/", mails.take_back, name="mail_back"),
    path("mails/<public_id:public_id>/look-again/", mails.look_again, name="mail_look_again"),
]
ADDRESSES: list[URLResolver] = [path("afterwards/", include((SCREENS, "deliveries_afterwards")))]
