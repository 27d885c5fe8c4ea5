# SPDX-License-Identifier: AGPL-3.0-or-later
"""The secret in a letter's links: whoever holds it reads the mail of that address."""

import base64
import secrets

from altavoz.participation.models import TOKEN_BYTES


def new_token() -> str:
    """26 lower-case letters and digits: mail programs break none of them, and 128 bits cannot be guessed."""
    return base64.b32encode(secrets.token_bytes(TOKEN_BYTES)).decode().rstrip("=").lower()


class TokenConverter:
    """`<token:token>` in an address."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
