# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff do in the newsroom: see to days, bring posts from a file, keep the short lists."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from altavoz.campaigns.testing import make_home
from altavoz.newsroom.posts.imports import ImportedLine, PostImport
from altavoz.newsroom.posts.recurring import RecurringDay
from altavoz.newsroom.testing import make_author, make_index
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import sign_in

pytestmark = pytest.mark.django_db
ROOM = "/cms/newsroom/"


@pytest.fixture
def dana(client: Client) -> User:
    return sign_in(client, name="dana", role=None)


def test_dana_is_told_of_a_day_on_her_desk_until_she_has_seen_to_it(client: Client, dana: User) -> None:
    soon = timezone.now().date() + timedelta(days=5)
    day = RecurringDay.objects.create(month=soon.month, day=soon.day, what="the weavers’ day")
    assert "days to the weavers’ day" in client.get("/cms/").content.decode()
    assert "the weavers’ day" in client.get(ROOM).content.decode()
    client.post(ROOM, {"seen": f"{day.pk} {soon.year}"})
    assert "the weavers’ day" not in client.get(ROOM).content.decode()
    assert AuditEntry.objects.filter(act="newsroom.see_to_day").count() == 1


def test_dana_brings_a_file_stops_it_and_lets_it_go_on(client: Client, dana: User) -> None:
    make_index(make_home())
    lines = b'{"id": "a", "language": "en", "date": "2020-11-23", "title": "A"}\n\n\xff\n'
    client.post(f"{ROOM}imports/", {"file": SimpleUploadedFile("old.jsonl", lines)})
    row = PostImport.objects.get()
    assert (row.lines_in_all, ImportedLine.objects.count(), row.begun_by) == (2, 2, dana)
    for name, state in (("stop", "stopped"), ("go_on", "waiting")):
        client.post(f"{ROOM}imports/", {name: row.public_id})
        row.refresh_from_db()
        assert row.state == state
    assert "0 / 2" in client.get(f"{ROOM}imports/").content.decode()


def test_who_may_not_publish_brings_no_posts_and_who_holds_no_role_sees_no_newsroom(client: Client) -> None:
    sign_in(client, name="dee", role=roles.PARTNER)
    assert [client.get(path).status_code for path in (ROOM, f"{ROOM}imports/")] == [302, 302]


def test_the_short_lists_open_for_whoever_writes(client: Client, dana: User) -> None:
    make_author()
    assert "Lena Ortiz" in client.get(f"{ROOM}authors/").content.decode()
    assert client.get(f"{ROOM}licences/new/").status_code == 200


def test_a_picture_of_two_hundred_megapixels_is_refused_in_plain_words() -> None:
    made = BytesIO()
    Drawing.new("1", (20_000, 10_000)).save(made, "PNG")
    file = SimpleUploadedFile("looms.png", made.getvalue(), "image/png")
    field = get_image_form(get_image_model())().fields["file"]
    with pytest.raises(ValidationError, match="too many pixels"):
        field.clean(file)
