# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.organisations.powers import Power, reach
from altavoz.supporters.staff import copies, leading, list_addresses, person
from altavoz.supporters.staff.networks import NetworkViewSet


class PersonItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reach(request.user, Power.ERASE).everywhere


@hooks.register("register_admin_urls")
def person_addresses() -> list[URLPattern]:
    return [path("a-persons-data/", person.a_persons_data, name="supporters_person")]


@hooks.register("register_admin_urls")
def list_addresses_of_room() -> list[URLPattern]:
    return list_addresses.ADDRESSES


@hooks.register("register_admin_menu_item")
def imports_item() -> MenuItem:
    place = reverse("supporters_imports")
    return leading.ImportsItem(_("Bring in a list"), place, name="imports", icon_name="upload", order=521)


@hooks.register("register_admin_menu_item")
def exports_item() -> MenuItem:
    place = reverse("supporters_exports")
    return leading.ExportsItem(_("Take a list out"), place, name="exports", icon_name="download", order=522)


@hooks.register("register_admin_menu_item")
def person_item() -> PersonItem:
    return PersonItem(_("A person's data"), reverse("supporters_person"), name="person", icon_name="key", order=650)


class CopiesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return copies.may_see(request)


@hooks.register("register_admin_urls")
def copies_addresses() -> list[URLPattern]:
    return [
        path("erase-from-copies/", copies.Copies.as_view(), name="supporters_copies"),
        path("erase-from-copies/<slug:public_id>/", copies.confirm, name="supporters_copy_erased"),
    ]


@hooks.register("register_admin_menu_item")
def copies_item() -> CopiesItem:
    return CopiesItem(_("Erase from copies"), reverse("supporters_copies"), name="copies", icon_name="bin", order=655)


@hooks.register("register_admin_viewset")
def network_screens() -> NetworkViewSet:
    return NetworkViewSet()
