# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ids for the outside world: they say nothing of order, number or person."""

import base64
import secrets
from typing import TYPE_CHECKING, Any

from django.core.validators import RegexValidator
from django.db import models

# The base class is generic for the type checker alone.
if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField

LENGTH = 16


def new_public_id() -> str:
    """Sixteen random lower-case base32 characters (80 bits)."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


class PublicIdField(TextColumn):
    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        kwargs.setdefault("max_length", LENGTH)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", new_public_id)
        super().__init__(*args, **kwargs)


class PublicIdConverter:
    """`<public_id:name>` in an address."""

    regex = "[a-z2-7]{16}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


is_public_id = RegexValidator(rf"\A{PublicIdConverter.regex}\Z")


def could_be(text: str) -> bool:
    """Whether it has the shape of a public id: PostgreSQL will not even look for a text with a NUL in it."""
    return is_public_id.regex.match(text) is not None  # type: ignore[union-attr]  # it is compiled on first use
