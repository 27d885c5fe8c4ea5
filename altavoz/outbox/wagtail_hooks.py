# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.outbox import staff
from altavoz.outbox.incoming import staff as incoming_staff


class MailMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("outbox.view_letter"))


@hooks.register("register_admin_urls")
def mail_addresses() -> list[URLPattern]:
    return [
        path("mail/", staff.MailScreen.as_view(), name="outbox_mail"),
        path("mail/arrived/", incoming_staff.ArrivedScreen.as_view(), name="outbox_arrived"),
        path("mail/arrived/seen/", incoming_staff.have_seen, name="outbox_stopped_seen"),
        path("mail/arrived/<public_id:public_id>/", incoming_staff.take_along, name="outbox_arrived_file"),
        path("mail/arrived/<public_id:public_id>/done/", incoming_staff.deal_with, name="outbox_arrived_done"),
        path("mail/<public_id:public_id>/", staff.LetterScreen.as_view(), name="outbox_letter"),
        path("mail/<public_id:public_id>/body/", staff.LetterBody.as_view(), name="outbox_letter_body"),
        path("mail/<public_id:public_id>/decide/", staff.Decision.as_view(), name="outbox_decide"),
    ]


@hooks.register("register_admin_menu_item")
def mail_menu_item() -> MailMenuItem:
    return MailMenuItem(_("Mail"), reverse("outbox_mail"), name="mail", icon_name="mail", order=700)
