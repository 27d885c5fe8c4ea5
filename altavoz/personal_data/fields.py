# SPDX-License-Identifier: AGPL-3.0-or-later
"""Columns whose clear text never reaches the disk."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

from altavoz.personal_data.sealing import seal, unseal

# The base class is generic for the type checker alone.
if TYPE_CHECKING:
    BytesColumn = models.BinaryField[str, str]
else:
    BytesColumn = models.BinaryField

PURPOSE = "column"


def seal_text(text: str) -> bytes:
    """What a SealedText column holds: nothing for nothing, so that an emptied column is seen to be empty."""
    return seal(text.encode(), purpose=PURPOSE) if text else b""


def unseal_text(sealed: bytes | memoryview) -> str:
    return unseal(bytes(sealed), purpose=PURPOSE).decode() if sealed else ""


class SealedText(BytesColumn):
    """Text, encrypted in its column; it cannot be searched, sorted or compared there."""

    description = "Encrypted text"

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own open signature
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def get_default(self) -> str:
        return ""

    def from_db_value(self, value: bytes | None, _how: Expression, _connection: BaseDatabaseWrapper) -> str | None:
        return None if value is None else unseal_text(value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401  the base class's own open signature
        return value

    def get_db_prep_value(
        self,
        value: Any,  # noqa: ANN401  the base class's own open signature
        connection: BaseDatabaseWrapper,
        prepared: bool = False,
    ) -> Any:  # noqa: ANN401
        # Django prepares what it looks for, never what it saves. The same text is sealed anew each time, so that a
        # search would find nothing, silently.
        if prepared and value not in (None, "", b""):
            raise FieldError(f"{self.name} is encrypted and cannot be searched; look for its key instead")
        sealed = seal_text(value) if isinstance(value, str) else value
        return super().get_db_prep_value(sealed, connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))
