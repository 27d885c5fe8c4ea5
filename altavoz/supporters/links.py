# SPDX-License-Identifier: AGPL-3.0-or-later
"""The link of a letter about one's own data. All that it needs is sealed inside it; what was done with it is a row."""

import base64
import secrets
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from altavoz.personal_data.sealing import CannotOpen, seal, unseal
from altavoz.supporters.models import UsedLink

PURPOSE = "my-data link"
LIFE = timedelta(hours=2)
# Key of the address, number of the link, language, seconds since 1970: always as long.
SHAPE = struct.Struct("!32s16s8sQ")


@dataclass(frozen=True)
class Link:
    email_key: bytes
    number: bytes
    language: str
    at: datetime

    def is_over(self, now: datetime) -> bool:
        return now >= self.at + LIFE


def new_link(*, email_key: bytes, language: str, now: datetime) -> Link:
    return Link(email_key, secrets.token_bytes(16), language, now)


def seal_link(link: Link) -> str:
    plain = SHAPE.pack(link.email_key, link.number, link.language.encode(), int(link.at.timestamp()))
    return base64.urlsafe_b64encode(seal(plain, purpose=PURPOSE)).decode().rstrip("=")


def open_link(text: str, *, now: datetime) -> Link | None:
    """None for whatever we did not seal, and for what is too old."""
    try:
        sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        email_key, number, language, at = SHAPE.unpack(unseal(sealed, purpose=PURPOSE))
    except (CannotOpen, ValueError, struct.error):
        return None
    link = Link(email_key, number, language.rstrip(b"\0").decode(), datetime.fromtimestamp(at, UTC))
    return None if link.is_over(now) else link


def use(link: Link, act: str, *, now: datetime, told: int = 0) -> bool:
    """Whether this is the first time that the link does this: of two at once, one is."""
    noted = {"at": now, "told": told}
    _row, is_first = UsedLink.objects.get_or_create(link=link.number, act=act, defaults=noted)
    return is_first


def used(link: Link) -> set[str]:
    return set(UsedLink.objects.filter(link=link.number).values_list("act", flat=True))


def told(link: Link) -> int:
    """How many have copies and were asked to erase her there too, when she had herself erased by this link."""
    return sum(UsedLink.objects.filter(link=link.number).values_list("told", flat=True))


def forget_used(*, before: datetime) -> int:
    """Delete what says that links were used, once they are too old to be used at all."""
    return UsedLink.objects.filter(at__lt=before - LIFE).delete()[0]
