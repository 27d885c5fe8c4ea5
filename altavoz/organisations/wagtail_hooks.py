# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.organisations.powers import Power, reach
from altavoz.organisations.staff import roles, what_staff_did
from altavoz.organisations.staff.organisations import OrganisationViewSet, WordingViewSet


@hooks.register("register_admin_viewset")
def organisation_screens() -> list[OrganisationViewSet | WordingViewSet]:
    return [OrganisationViewSet(), WordingViewSet()]


@hooks.register("register_admin_urls")
def role_addresses() -> list[URLResolver]:
    role_screens = [
        path("", roles.role_list, name="list"),
        path("give/", roles.give_role, name="give"),
        path("<int:pk>/take/", roles.take_role, name="take"),
    ]
    audit_screens = [
        path("", what_staff_did.read, name="read"),
        path("export/", what_staff_did.export, name="export"),
    ]
    return [
        path("roles/", include((role_screens, "organisations_roles"))),
        path("what-staff-did/", include((audit_screens, "organisations_audit"))),
    ]


class RolesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(reach(request.user, Power.GIVE_ROLES))


class AuditItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(reach(request.user, Power.READ_AUDIT))


@hooks.register("register_settings_menu_item")
def roles_item() -> RolesItem:
    return RolesItem(_("Roles"), reverse("organisations_roles:list"), icon_name="user", order=650)


@hooks.register("register_reports_menu_item")
def audit_item() -> AuditItem:
    return AuditItem(_("What staff did"), reverse("organisations_audit:read"), icon_name="history", order=100)
