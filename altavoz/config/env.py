# SPDX-License-Identifier: AGPL-3.0-or-later
"""The environment, read strictly and in one place.

Every name is documented in docs/run/settings.md. A name with `_FILE` behind it is read from that file,
so that a secret need not stand in the environment.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadEnvironment(ValueError):
    """A variable is set to something that can't be meant."""


def text(name: str, default: str = "") -> str:
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise BadEnvironment(f"{name} must be yes or no, not {value!r}")


def number(name: str, default: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit():
        raise BadEnvironment(f"{name} must be a whole number, not {value!r}")
    return int(value)


def words(name: str) -> list[str]:
    return [word.strip() for word in text(name).split(",") if word.strip()]


SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=10000;"
    "PRAGMA secure_delete=ON;PRAGMA foreign_keys=ON;PRAGMA cache_size=-16000;PRAGMA temp_store=MEMORY;"
)


def database(url: str, home: Path) -> dict[str, object]:
    """The DATABASES entry for `url`; an empty one means SQLite under `home`.

    Takes `postgresql://user:password@host:port/name` (a query's `host` names a socket folder)
    and `sqlite:///absolute/path`. Raises BadEnvironment for any other scheme.
    """
    parts = urlsplit(url or f"sqlite:///{(home / 'altavoz.sqlite3').resolve()}")
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": SQLITE_PRAGMAS},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        socket = parts.query.removeprefix("host=") if parts.query.startswith("host=") else ""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(socket) or parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": False,
        }
    raise BadEnvironment(f"DATABASE_URL must begin with postgresql:// or sqlite:///, not {parts.scheme}://")
