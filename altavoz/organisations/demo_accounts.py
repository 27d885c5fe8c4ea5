# SPDX-License-Identifier: AGPL-3.0-or-later
"""The three fictional logins of a demonstration. Their passwords are random, and kept in one private file."""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Permission, User

from altavoz.organisations import mode, roles

NAMES = {
    "campaigner": roles.CAMPAIGNER,
    "publisher": roles.PUBLISHER,
    "data-officer": roles.DATA_OFFICER,
}


@dataclass(frozen=True)
class Login:
    name: str
    password: str


class OnlyInDemonstration(RuntimeError):
    """Logins whose passwords lie in a file are for demonstrations."""


def logins_file() -> Path:
    return Path(settings.ALTAVOZ_HOME) / "demonstration-logins.txt"


def make(now: datetime) -> tuple[Login, ...]:
    """Make the accounts and the file, once: a second call reads what the first one wrote."""
    if not mode.is_demonstration():
        raise OnlyInDemonstration
    known = read()
    if known:
        return known
    logins = tuple(Login(name, secrets.token_urlsafe(12)) for name in NAMES)
    # Whoever tries the demonstration out must find the letters, in whichever role.
    letters = Permission.objects.get(content_type__app_label="outbox", codename="view_letter")
    for login in logins:
        user, _made = User.objects.get_or_create(username=login.name, defaults={"date_joined": now})
        user.set_password(login.password)
        user.save()
        roles.give(user, group=NAMES[login.name])
        user.user_permissions.add(letters)
    _write(logins)
    return logins


def read() -> tuple[Login, ...]:
    """The logins as the file holds them; none where there is no file."""
    file = logins_file()
    if not file.exists():
        return ()
    pairs = (line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(Login(name, password) for name, password in pairs)


def _write(logins: tuple[Login, ...]) -> None:
    file = logins_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.writelines(f"{login.name} {login.password}\n" for login in logins)
