# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff roles: three groups, and what each may do. What a role may not do, its accounts do not see."""

from collections.abc import Iterator

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

CAMPAIGNER = "Campaigners"
PUBLISHER = "Publishers"
DATA_OFFICER = "Data officers"
ROLES = (CAMPAIGNER, PUBLISHER, DATA_OFFICER)
# What Wagtail's first migration leaves behind; ours take their place.
REPLACED = ("Moderators", "Editors")

READ = ("view",)
WRITE = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

# Rooms are named by their label, as data: this room lies below most of them and imports none.
ROOMS: dict[str, dict[str, tuple[str, ...]]] = {
    CAMPAIGNER: {
        "organisations": READ,
        "decision_makers": WRITE,
        "campaigns": WRITE,
        "petition": WRITE,
        "website": READ,
    },
    PUBLISHER: {
        "organisations": WRITE,
        "decision_makers": ALL,
        "campaigns": ALL,
        "petition": ALL,
        "website": ALL,
        "participation": ("view", "change"),
    },
    DATA_OFFICER: {
        "organisations": READ,
        "campaigns": READ,
        "petition": READ,
        "participation": ("view", "change"),
        "supporters": READ,
        "outbox": ("view", "change"),
    },
}
SINGLE: dict[str, tuple[str, ...]] = {
    # Who enters a carried-over count is not who checks it: the campaigner may do the first alone.
    CAMPAIGNER: ("wagtailadmin.access_admin", "wagtail_localize.submit_translation", "participation.add_carriedover"),
    PUBLISHER: ("wagtailadmin.access_admin", "wagtail_localize.submit_translation", "participation.add_carriedover"),
    DATA_OFFICER: ("wagtailadmin.access_admin",),
}
PAGES: dict[str, tuple[str, ...]] = {
    CAMPAIGNER: ("add_page", "change_page"),
    PUBLISHER: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    DATA_OFFICER: (),
}
FILES = tuple(f"{verb}_{what}" for what in ("image", "document") for verb in ("add", "change", "choose"))
# Staff keys and letters' bodies are nobody's to edit by hand, whatever the room.
NEVER = frozenset({"organisations.add_centre", "organisations.change_centre", "organisations.delete_centre"})


def ensure_groups() -> dict[str, Group]:
    """Make the roles, or bring them up to date. Called after each migration; permissions given by hand stay."""
    groups = {role: Group.objects.get_or_create(name=role)[0] for role in ROLES}
    for role, group in groups.items():
        group.permissions.add(*_permissions(role))
        _give_pages(group, PAGES[role])
        if PAGES[role]:
            _give_files(group)
    _take_over_moderation(groups[PUBLISHER])
    return groups


def _permissions(role: str) -> Iterator[Permission]:
    named = {f"{found.content_type.app_label}.{found.codename}": found for found in _all_permissions()}
    for name, found in named.items():
        room, _, codename = name.partition(".")
        allowed = codename.partition("_")[0] in ROOMS[role].get(room, ())
        if (allowed or name in SINGLE[role]) and name not in NEVER:
            yield found


def _all_permissions() -> list[Permission]:
    return list(Permission.objects.select_related("content_type"))


def _give_pages(group: Group, codenames: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    for found in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=found)


def _give_files(group: Group) -> None:
    root = Collection.get_first_root_node()
    rooms = ("wagtailimages", "wagtaildocs")
    for found in Permission.objects.filter(content_type__app_label__in=rooms, codename__in=FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=found)


def _take_over_moderation(publishers: Group) -> None:
    for task in GroupApprovalTask.objects.all():
        task.groups.add(publishers)
    Group.objects.filter(name__in=REPLACED, user__isnull=True).delete()
