# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "Networks": what people may join, in the words of each language."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.organisations import audit, wordings
from altavoz.organisations.powers import Power, may, reach
from altavoz.supporters.models import Network

User = AbstractBaseUser | AnonymousUser


class NetworkPolicy(ModelPermissionPolicy):
    """Who publishes for an organisation keeps its networks. None is deleted: people may be in it; it is closed."""

    def user_has_permission(self, user: User, action: str) -> bool:
        reaches = action == "view" or bool(reach(user, Power.PUBLISH))
        return action != "delete" and reaches and bool(super().user_has_permission(user, action))

    def user_has_permission_for_instance(self, user: User, action: str, instance: Network) -> bool:
        reaches = action == "view" or may(user, Power.PUBLISH, instance.organisation_id)
        return reaches and self.user_has_permission(user, action)


class NetworkForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:  # Any: the base class's own signature
        typed: dict[str, Any] = super().clean()
        chosen = typed.get("organisation")
        if chosen is None:
            return typed
        if self.for_user is not None and not may(self.for_user, Power.PUBLISH, chosen.pk):
            raise ValidationError(_("You do not publish for this organisation."))
        if typed.get("is_open") and not wordings.published([chosen.pk]):
            raise ValidationError(
                _("Publish a wording of consent for this organisation first: nobody can join without one.")
            )
        return typed


class Noted:
    """Each save is an entry of the audit."""

    def save_instance(self) -> Network:
        saved: Network = super().save_instance()  # type: ignore[misc]  # of the view that this is mixed into
        audit.note(
            actor=self.request.user,  # type: ignore[attr-defined]  # of the view that this is mixed into
            act="supporters.keep_network",
            now=timezone.now(),
            subject=f"network:{saved.public_id}",
            organisation_id=saved.organisation_id,
            after={"carries": saved.carries, "country": saved.country, "open": saved.is_open},
        )
        return saved


class NetworkEditView(Noted, generic.EditView):
    pass


class NetworkCreateView(Noted, generic.CreateView):
    pass


class NetworkViewSet(ModelViewSet):
    model = Network
    name = "networks"
    icon = "group"
    menu_label = gettext_lazy("Networks")
    menu_order = 520
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    add_view_class = NetworkCreateView
    edit_view_class = NetworkEditView
    list_display = ["__str__", "organisation", "carries", "country", "is_open"]
    list_filter = ["organisation", "carries", "is_open"]
    permission_policy = NetworkPolicy(Network)
    edit_handler = ObjectList(
        [
            InlinePanel(
                "texts", heading=gettext_lazy("In each language"), label=gettext_lazy("Words"), min_num=1, max_num=3
            ),
            MultiFieldPanel(
                [
                    FieldPanel("organisation"),
                    FieldPanel("carries"),
                    FieldPanel("country"),
                    FieldPanel("topic"),
                    FieldPanel("place"),
                    FieldPanel("is_open"),
                ],
                heading=gettext_lazy("What it is"),
            ),
        ],
        base_form_class=NetworkForm,
    )
