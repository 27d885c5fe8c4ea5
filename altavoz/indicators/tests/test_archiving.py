# SPDX-License-Identifier: AGPL-3.0-or-later
import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from altavoz.indicators import archiving
from altavoz.indicators.archiving import MOST_BYTES, Kept, Wrong
from altavoz.indicators.models import ArchivedCopy, Observation
from altavoz.indicators.testing import MAY, make_indicator, make_observation
from altavoz.organisations.testing import make_staff, sign_in
from altavoz.personal_data.models import PrivateFile

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nlooms\n%%EOF\n"
PAGE = b"\xef\xbb\xbf<!-- kept -->\n<!DOCTYPE html><title>Looms</title><script>alert(1)</script>"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> None:
    settings.ALTAVOZ_HOME = str(tmp_path)


def _png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (3, 2)).save(out, "PNG")
    return out.getvalue()


def _keep(row: Observation, content: bytes, name: str = "x.exe", *, is_public: bool = False, rights: str = "") -> Kept:
    upload = SimpleUploadedFile(name, content)
    return archiving.keep(
        observation=row, upload=upload, is_public=is_public, rights=rights, by=make_staff(name="dana"), now=MAY
    )


@pytest.mark.parametrize(
    ("content", "media_type"), [(PDF, "application/pdf"), (PAGE, "text/html"), (_png(), "image/png")]
)
def test_a_source_is_kept_as_it_is_and_known_by_its_bytes_and_not_by_its_name(content: bytes, media_type: str) -> None:
    copy = _keep(make_observation(make_indicator()), content).copy
    assert copy is not None
    assert (copy.file.media_type, copy.file.sha256) == (media_type, hashlib.sha256(content).hexdigest())
    assert (copy.kept_at, str(copy.kept_by), copy.is_public) == (MAY, "dana", False)


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", Wrong.EMPTY),
        (b"%PDF-1.7 cut off", Wrong.OTHER),
        (b"MZ\x90\x00<html>", Wrong.OTHER),
        (_png()[:40], Wrong.OTHER),
        (b" " * (MOST_BYTES + 1), Wrong.TOO_BIG),
    ],
)
def test_what_is_empty_too_large_or_of_another_sort_is_refused(content: bytes, wrong: Wrong) -> None:
    row = make_observation(make_indicator())
    assert _keep(row, content, "source.pdf").wrong is wrong
    assert not PrivateFile.objects.exists()


def test_a_copy_is_for_staff_alone_until_somebody_says_why_everybody_may_have_it(client: Client) -> None:
    row = make_observation(make_indicator())
    sign_in(client)
    screen, stranger = f"/cms/figures/number/{row.pk}/copy/", Client()
    given = {"upload": SimpleUploadedFile("a.pdf", PDF), "is_public": "on"}
    assert client.post(screen, given).status_code == 422
    assert client.post(screen, {"upload": SimpleUploadedFile("a.pdf", PDF)}).status_code == 302
    address = f"/figures/copies/{ArchivedCopy.objects.get().public_id}/"
    assert stranger.get(address).status_code == 404
    assert "archived copy" not in stranger.get("/en/figures/looms-xx/").content.decode()
    assert b"".join(client.get(f"{screen}file/")) == PDF
    assert client.post(screen, {"is_public": "on", "rights": "CC BY 4.0"}).status_code == 302
    assert address in stranger.get("/en/figures/looms-xx/").content.decode()
    assert client.post(screen, {"do": "away"}).status_code == 302
    assert stranger.get(address).status_code == 404
    assert not PrivateFile.objects.exists()


def test_a_public_copy_is_saved_and_never_shown_and_programs_are_told_of_it(client: Client) -> None:
    looms = make_indicator()
    row = make_observation(looms)
    copy = _keep(row, PAGE, is_public=True, rights="CC BY 4.0").copy
    assert copy is not None
    answer = client.get(f"/figures/copies/{copy.public_id}/")
    assert b"".join(answer) == PAGE
    assert answer["Content-Disposition"] == f'attachment; filename="source-{row.public_id}.html"'
    assert "sandbox" in answer["Content-Security-Policy"]
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    (told,) = client.get(f"/api/indicators/{looms.public_id}/").json()["observations"]
    assert told["source"]["archived"]["sha256"] == hashlib.sha256(PAGE).hexdigest()
