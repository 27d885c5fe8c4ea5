# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photographs of posts: what a list cuts away, and what it keeps."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Drawing
from wagtail.images.models import Image

from altavoz.newsroom.testing import draft, make_index, make_posts
from altavoz.website.testing import make_home

pytestmark = pytest.mark.django_db
SKY, LAMP = (40, 90, 140), (220, 170, 60)


def a_lamp_at_the_foot(*, focal: bool) -> Image:
    """Tall, so that a list cuts it."""
    made, drawn = BytesIO(), Drawing.new("RGB", (600, 1200), SKY)
    drawn.paste(LAMP, (250, 1060, 350, 1160))
    drawn.save(made, "PNG")
    told = {"focal_point_x": 300, "focal_point_y": 1110, "focal_point_width": 100, "focal_point_height": 100}
    file = SimpleUploadedFile("lamp.png", made.getvalue())
    picture: Image = Image.objects.create(title="A lamp", file=file, **(told if focal else {}))
    return picture


@pytest.mark.parametrize("focal", [True, False])
def test_a_list_cuts_a_photograph_around_its_focal_point(client: Client, focal: bool) -> None:
    (post,) = make_posts(make_index(make_home()), [draft()])
    post.picture, post.picture_alt = a_lamp_at_the_foot(focal=focal), "A lamp"
    post.save_revision().publish()
    address = re.search(r'<img[^>]*?src="([^"]+)"', client.get("/en/news/").content.decode())
    assert address
    cut = Drawing.open(BytesIO(b"".join(client.get(address[1])))).convert("RGB")
    lit = sum(cut.getchannel("R").histogram()[151:])
    assert cut.width / cut.height == pytest.approx(480 / 304, abs=0.02)
    assert (lit > 1000) == focal
