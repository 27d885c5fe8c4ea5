# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a drive for a fictional family of weavers, and cards for it."""

from datetime import UTC, datetime
from io import BytesIO

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from altavoz.actions.solidarity import moderating, pictures
from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Drive, Recipient, RecipientText
from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.participation.intake import Words
from altavoz.participation.testing import ana_types, make_participation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
WORDS = "You are not alone.\nWe think of you."


def make_drive(action: Action | None = None, *, state: str = Action.State.OPEN, danger: str = "normal") -> Drive:
    """Open, for the Okonjo family, who are called so in public."""
    action = action or make_action(kind="solidarity", state=state, opened_at=SPRING, danger=danger)
    drive, _new = Drive.objects.get_or_create(action=action)
    make_recipient(drive)
    return drive


def make_recipient(drive: Drive, name: str = "The Okonjo family", **facts: object) -> Recipient:
    row = Recipient.objects.create(drive=drive, **facts)
    for language, said in (("en", name), ("fr", "La famille Okonjo"), ("es", "La familia Okonjo")):
        RecipientText.objects.create(recipient=row, language=language, name=said, about="They weave.")
    return row


def a_drawing(
    kind: str = "PNG", *, size: tuple[int, int] = (320, 240), exif: Image.Exif | None = None, mode: str = "RGB"
) -> bytes:
    """A sun over a field, as a child might paint it."""
    canvas = Image.new("RGB", size, (173, 216, 230))
    canvas.paste((76, 140, 74), (0, size[1] // 2, size[0], size[1]))
    canvas.paste((250, 200, 40), (size[0] // 8, size[1] // 8, size[0] // 3, size[1] // 3))
    out = BytesIO()
    canvas.convert(mode).save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


def upload(content: bytes, name: str = "ana-lima.png") -> SimpleUploadedFile:
    """What a browser sends of a file, under a name that tells of a person."""
    return SimpleUploadedFile(name, content, content_type="image/png")


def card_typed(drive: Drive, **fields: object) -> dict[str, object]:
    """What Ana types into the form of a drive."""
    return ana_types(drive.action, **{"words": WORDS, "may_be_shown": "on", **fields})


def keep_drawing(now: datetime = NOW) -> PrivateFile:
    drawn = pictures.read(a_drawing())
    return private_files.keep([drawn.content], name="card.jpg", media_type="image/jpeg", now=now)


def make_card(
    drive: Drive,
    *,
    email: str = "ana@example.org",
    picture: bool = False,
    words: str = WORDS,
    group: str = "",
    country: str = "CA",
    recipient: Recipient | None = None,
) -> Card:
    """A confirmed card that waits to be read."""
    person = make_participation(
        drive.action, email=email, words=Words("Ana", "Lima", email, country), confirmed=True, now=NOW
    )
    drawn = keep_drawing() if picture else None
    size = {"width": 320, "height": 240} if drawn else {}
    return Card.objects.create(
        participation=person,
        recipient=recipient or drive.recipients.order_by("pk")[0],
        state=Card.State.WAITING,
        language="en",
        words=words,
        picture=drawn,
        alt="A sun over a field" if drawn else "",
        may_be_shown=True,
        group=group,
        made_at=NOW,
        confirmed_at=NOW,
        **size,
    )


def accept(card: Card, by: User, now: datetime = NOW) -> Card:
    assert moderating.accept(card_id=card.pk, actor=by, now=now) is moderating.Judged.DONE
    card.refresh_from_db()
    return card
