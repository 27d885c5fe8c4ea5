# SPDX-License-Identifier: AGPL-3.0-or-later
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from altavoz.organisations import audit, invitations, staffing
from altavoz.organisations.models import Organisation

ROLES = (staffing.ADMINISTRATOR, *staffing.ROLE_NAMES)


class Command(BaseCommand):
    help = "Staff accounts: add one, give a new link, list them, close one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        orders = parser.add_subparsers(dest="order", required=True)
        adding = orders.add_parser("add", help="make an account and print its one-time link")
        adding.add_argument("name")
        adding.add_argument("--role", action="append", choices=ROLES, default=[], help="may be given several times")
        adding.add_argument(
            "--organisation", default="", help="short name of the one it is for; none: the whole centre"
        )
        linking = orders.add_parser("link", help="print a new one-time link; the old password ends")
        linking.add_argument("name")
        linking.add_argument("--without-second-factor", action="store_true", help="the device is lost: forget it too")
        orders.add_parser("list", help="list the accounts and their roles")
        removing = orders.add_parser("remove", help="close an account")
        removing.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: the base class's own signature
        orders = {"add": self._add, "link": self._link, "list": self._list, "remove": self._remove}
        orders[options["order"]](options)

    def _add(self, options: dict[str, Any]) -> None:
        try:
            organisation = _organisation(options["organisation"])
            with transaction.atomic():
                user = staffing.add(options["name"], role_names=options["role"], organisation=organisation)
                _note("organisations.add_account", user, organisation, after=_facts(user))
        except staffing.NameTaken as error:
            raise CommandError(f"There is an account {error} already; altavoz staff link makes a new link.") from error
        self._print_link(user)
        if not staffing.has_administrator():
            self.stdout.write("There is no administrator yet: altavoz staff add NAME, without a role, makes one.")

    def _link(self, options: dict[str, Any]) -> None:
        user = _account(options["name"])
        if not user.is_active:
            raise CommandError("That account was closed.")
        without = options["without_second_factor"]
        with transaction.atomic():
            staffing.lock_out(user, without_second_factor=without)
            _note("organisations.new_link", user, after={"second factor forgotten": without})
        self._print_link(user)

    def _list(self, options: dict[str, Any]) -> None:
        for line in staffing.lines():
            state = ", ".join(line.roles) or "no role"
            factor = "with a second factor" if line.has_second_factor else "without a second factor"
            self.stdout.write(f"{line.name}: {state}, {factor}" if line.is_open else f"{line.name}: closed")

    def _remove(self, options: dict[str, Any]) -> None:
        user = _account(options["name"])
        before = _facts(user)
        with transaction.atomic():
            removed = staffing.remove(user)
            if removed is staffing.Removed.DONE:
                _note("organisations.close_account", user, before=before, after={"open": False})
        if removed is staffing.Removed.LAST_ADMINISTRATOR:
            raise CommandError("That is the last administrator; add another one first.")
        self.stdout.write("Closed.")

    def _print_link(self, user: User) -> None:
        token = invitations.invite(user, now=timezone.now())
        path = reverse("staff_begin", args=[token])
        self.stdout.write(f"{settings.ALTAVOZ_URL}{path}")
        self.stdout.write("Works once, within 24 hours. Hand it over in person or by a channel that you trust.")


def _facts(user: User) -> Mapping[str, audit.Value]:
    return {"open": user.is_active, "roles": ", ".join(staffing.roles_of(user))}


def _note(
    act: str,
    user: User,
    organisation: Organisation | None = None,
    *,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value] = audit.NOTHING,
) -> None:
    """Who sits at the machine is not known to us: these entries have no actor."""
    audit.note(
        actor=None,
        act=act,
        now=timezone.now(),
        subject=f"account:{user.pk}",
        organisation_id=organisation.pk if organisation else None,
        before=before,
        after=after,
    )


def _account(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise CommandError(f"There is no account {name}.")
    return user


def _organisation(slug: str) -> Organisation | None:
    if not slug:
        return None
    found = Organisation.objects.filter(slug=slug).first()
    if found is None:
        raise CommandError(f"There is no organisation with the short name {slug}.")
    return found
