# SPDX-License-Identifier: AGPL-3.0-or-later
"""The drive's own facts: its window, for whom the cards are, what each asks of who writes, and the thank-you."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.website import generations


class BegunByPages(ModelPermissionPolicy):
    """A drive begins with its action's first page and is never deleted. Who writes for the action changes it."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return action in {"view", "change"} and bool(powers.reach(user, Power.EDIT))

    def user_has_any_permission(self, user: AbstractBaseUser | AnonymousUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser | AnonymousUser, action: str, instance: Drive
    ) -> bool:
        may = powers.may(user, Power.EDIT, instance.action.organisation_id)
        return may and self.user_has_permission(user, action)


class DriveForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        """A recipient for whom there are cards stays: closed, she gets no more."""
        said: dict[str, Any] = super().clean()
        for form in self.formsets["recipients"].deleted_forms if "recipients" in self.formsets else ():
            if form.instance.pk and Card.objects.filter(recipient=form.instance.pk).exists():
                told = {"name": form.instance.name()}
                message = _("There are cards for %(name)s. Untick “cards are collected” instead of deleting it.")
                self.add_error(None, message % told)
        return said


class DriveIndex(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Drive]:
        mine = powers.reach(self.request.user, Power.EDIT).limit("action__organisation")
        return Drive.objects.filter(mine).select_related("action").order_by("action__name", "pk")


class DriveEdit(generic.EditView):
    def save_instance(self) -> Drive:
        drive: Drive = super().save_instance()
        rows = {name: True for name, rows in self.form.formsets.items() if rows.has_changed()}
        audit.note(
            actor=self.request.user,
            act="solidarity.change_drive",
            now=timezone.now(),
            subject=f"action:{drive.action_id}",
            organisation_id=drive.action.organisation_id,
            after={**dict.fromkeys(self.form.changed_data, True), **rows},
        )
        generations.touch(generations.action_subject(drive.action.public_id))
        return drive

    @property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("solidarity_cards:of_action", args=[self.object.action_id])
        return [*super().header_buttons, HeaderButton(_("Cards: counts, print, hand over"), url=url, icon_name="mail")]


RECIPIENTS = [
    FieldPanel("begins_on"),
    InlinePanel(
        "recipients",
        heading=_("For whom the cards are"),
        label=_("Recipient"),
        panels=[
            FieldPanel("is_open"),
            MultiFieldPanel(
                [
                    FieldPanel("reads"),
                    FieldPanel("religion"),
                    FieldPanel("may_name_us"),
                    FieldPanel("takes_pictures"),
                    FieldPanel("place"),
                ],
                heading=_("What they ask of who writes"),
            ),
            InlinePanel(
                "texts",
                heading=_("In each language"),
                label=_("Words"),
                min_num=1,
                max_num=3,
                panels=[FieldPanel("language"), FieldPanel("name"), FieldPanel("about"), FieldPanel("rules")],
            ),
        ],
    ),
]
THANKS = [
    InlinePanel(
        "texts",
        heading=_("The thank-you, in each language"),
        label=_("Words"),
        max_num=3,
        panels=[FieldPanel("language"), FieldPanel("thanks")],
    )
]


class DriveViewSet(ModelViewSet):
    model = Drive
    name = "solidarity_drives"
    icon = "mail"
    menu_label = _("Solidarity drives")
    menu_order = 216
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["__str__", "begins_on"]
    index_view_class = DriveIndex
    edit_view_class = DriveEdit
    permission_policy = BegunByPages(Drive)
    edit_handler = TabbedInterface(
        [
            ObjectList(RECIPIENTS, heading=_("For whom, and their rules")),
            ObjectList(THANKS, heading=_("Thank-you")),
        ],
        base_form_class=DriveForm,
    )
