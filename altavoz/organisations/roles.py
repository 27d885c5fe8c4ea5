# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff roles: six groups, and which screens each opens. What a role may not do, its accounts do not see.

A group opens screens; for which organisation somebody may act on them is said by StaffRole (see `powers`).
"""

from collections.abc import Iterator, Mapping

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page

from altavoz.organisations.models import Organisation, StaffRole

EDITOR = "Editors"
MODERATOR = "Moderators"
CAMPAIGNER = "Campaigners"
PUBLISHER = "Publishers"
DATA_OFFICER = "Data officers"
PARTNER = "Partners"
GROUP_OF: Mapping[str, str] = {
    StaffRole.Role.EDITOR: EDITOR,
    StaffRole.Role.MODERATOR: MODERATOR,
    StaffRole.Role.LEAD: CAMPAIGNER,
    StaffRole.Role.PUBLISHER: PUBLISHER,
    StaffRole.Role.DATA_OFFICER: DATA_OFFICER,
    StaffRole.Role.PARTNER: PARTNER,
}
ROLE_OF: Mapping[str, str] = {group: role for role, group in GROUP_OF.items()}
ROLES = tuple(ROLE_OF)

READ = ("view",)
WRITE = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

# Rooms are named by their label, as data: this room lies below most of them and imports none.
ROOMS: dict[str, dict[str, tuple[str, ...]]] = {
    EDITOR: {
        "organisations": READ,
        "decision_makers": WRITE,
        "campaigns": WRITE,
        "petition": WRITE,
        "website": READ,
        "mailings": WRITE,
    },
    MODERATOR: {"campaigns": READ, "petition": READ, "participation": ("view", "change")},
    PARTNER: {"campaigns": READ, "petition": READ},
    CAMPAIGNER: {
        "organisations": READ,
        "decision_makers": WRITE,
        "campaigns": WRITE,
        "petition": WRITE,
        "website": READ,
        "deliveries": WRITE,
        "mailings": WRITE,
    },
    PUBLISHER: {
        "organisations": WRITE,
        "decision_makers": ALL,
        "campaigns": ALL,
        "petition": ALL,
        "website": ALL,
        "participation": ("view", "change"),
        "deliveries": WRITE,
        "mailings": WRITE,
    },
    DATA_OFFICER: {
        "organisations": READ,
        "campaigns": READ,
        "petition": READ,
        "participation": ("view", "change"),
        "supporters": READ,
        "outbox": ("view", "change"),
        "deliveries": ("view", "change"),
        "mailings": READ,
    },
}
SINGLE: dict[str, tuple[str, ...]] = {
    EDITOR: ("wagtailadmin.access_admin", "wagtail_localize.submit_translation"),
    MODERATOR: ("wagtailadmin.access_admin",),
    PARTNER: ("wagtailadmin.access_admin",),
    # Who enters a carried-over count is not who checks it: the campaigner may do the first alone.
    CAMPAIGNER: ("wagtailadmin.access_admin", "wagtail_localize.submit_translation", "participation.add_carriedover"),
    PUBLISHER: (
        *("wagtailadmin.access_admin", "wagtail_localize.submit_translation", "participation.add_carriedover"),
        *("supporters.view_network", "supporters.add_network", "supporters.change_network"),
    ),
    DATA_OFFICER: ("wagtailadmin.access_admin",),
}
PAGES: dict[str, tuple[str, ...]] = {
    EDITOR: ("add_page", "change_page"),
    MODERATOR: (),
    PARTNER: (),
    CAMPAIGNER: ("add_page", "change_page", "publish_page"),
    PUBLISHER: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
    DATA_OFFICER: (),
}
FILES = tuple(f"{verb}_{what}" for what in ("image", "document") for verb in ("add", "change", "choose"))
# Staff keys and letters' bodies are nobody's to edit by hand, whatever the room.
NEVER = frozenset(
    f"organisations.{verb}_{what}"
    for verb in ("view", "add", "change", "delete")
    for what in ("centre", "staffrole", "auditentry")
)
# Wagtail's first migration made groups of these names and gave them more than these roles may.
WAGTAILS_OWN = (EDITOR, MODERATOR)


def ensure_groups() -> dict[str, Group]:
    """Make the roles, or bring them up to date. Called after each migration; permissions given by hand stay."""
    groups = {role: Group.objects.get_or_create(name=role)[0] for role in ROLES}
    for role, group in groups.items():
        if role in WAGTAILS_OWN:
            _take_back(group, PAGES[role])
        group.permissions.add(*_permissions(role))
        _give_pages(group, PAGES[role])
        if PAGES[role]:
            _give_files(group)
    _take_over_moderation(groups[PUBLISHER])
    _adopt(groups)
    return groups


def _adopt(groups: Mapping[str, Group]) -> None:
    """Who was put into a group by hand, or before roles were kept by organisation, has the role everywhere."""
    for name, group in groups.items():
        for user in group.user_set.exclude(staff_roles__role=ROLE_OF[name]):
            StaffRole.objects.create(user=user, role=ROLE_OF[name])


@transaction.atomic
def give(user: User, *, group: str, organisation: Organisation | None = None) -> StaffRole:
    """Make somebody that for an organisation, or for the whole centre; the screens open with it."""
    given, _new = StaffRole.objects.get_or_create(user=user, organisation=organisation, role=ROLE_OF[group])
    user.groups.add(_made(group))
    return given


def _made(group: str) -> Group:
    """The group as it stands; all are made where the last of them is missing, which Wagtail never made itself."""
    if not Group.objects.filter(name=PARTNER).exists():
        ensure_groups()
    return Group.objects.get(name=group)


@transaction.atomic
def take(given: StaffRole) -> None:
    """Take one role back; the screens close where it was the last of its sort."""
    given.delete()
    if not StaffRole.objects.filter(user=given.user_id, role=given.role).exists():
        group = Group.objects.filter(name=GROUP_OF[given.role]).first()
        if group is not None:
            group.user_set.remove(given.user_id)


def _take_back(group: Group, kept: tuple[str, ...]) -> None:
    GroupPagePermission.objects.filter(group=group).exclude(permission__codename__in=kept).delete()
    if not kept:
        GroupCollectionPermission.objects.filter(group=group).delete()


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
