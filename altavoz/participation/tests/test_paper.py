# SPDX-License-Identifier: AGPL-3.0-or-later
"""Paper counts once a second person has seen the sheets, and what is taken back is taken off again."""

from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Change, Why
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_organisation, make_staff, sign_in
from altavoz.participation.paper import batches
from altavoz.participation.paper.batches import Checked, TakenBack
from altavoz.participation.paper.rows import PaperBatch
from altavoz.participation.testing import SPRING, a_pdf, a_picture, make_batch, upload_of

SCREEN = "/cms/signatures/paper/"


@pytest.fixture
def bo(db: None) -> User:
    return make_staff(name="bo", role=roles.EDITOR)


@pytest.fixture
def paz(db: None) -> User:
    return make_staff(name="paz", role=roles.PUBLISHER)


@pytest.fixture(autouse=True)
def _own_home(settings: Settings, tmp_path: Path) -> None:
    settings.ALTAVOZ_HOME = tmp_path


def typed(action: Action, **more: object) -> dict[str, object]:
    said = {"action": action.pk, "place": "Market of Lachine", "gathered_on": "2026-03-28", "number": 12}
    return {**said, "gathered_precision": "day", "country": "CA", "language": "fr", **more}


def test_paper_counts_once_another_person_has_seen_it(action: Action, bo: User, paz: User) -> None:
    batch = make_batch(action, by=bo)
    assert batches.check(batch_id=batch.pk, by=bo, now=SPRING) is Checked.SAME_PERSON
    assert not Change.objects.exists()
    assert batches.check(batch_id=batch.pk, by=paz, now=SPRING) is Checked.COUNTED
    assert batches.check(batch_id=batch.pk, by=paz, now=SPRING) is Checked.ALREADY
    change = Change.objects.get()
    assert (change.n, change.why, change.country, change.language) == (12, Why.PAPER, "CA", "fr")


def test_what_is_taken_back_is_taken_off_once(action: Action, bo: User, paz: User) -> None:
    batch = make_batch(action, by=bo)
    batches.check(batch_id=batch.pk, by=paz, now=SPRING)
    assert batches.take_back(batch_id=batch.pk, why="Counted twice.", by=paz, now=SPRING) is TakenBack.DONE
    assert batches.take_back(batch_id=batch.pk, why="Counted twice.", by=paz, now=SPRING) is TakenBack.ALREADY
    assert list(Change.objects.order_by("pk").values_list("n", flat=True)) == [12, -12]
    assert batches.check(batch_id=batch.pk, by=paz, now=SPRING) is Checked.ALREADY


def test_what_never_counted_is_taken_back_without_a_change(action: Action, bo: User) -> None:
    batch = make_batch(action, by=bo)
    assert batches.take_back(batch_id=batch.pk, why="A slip.", by=bo, now=SPRING) is TakenBack.DONE
    assert not Change.objects.exists()


def test_bo_enters_sheets_and_their_scans_are_sealed(client: Client, action: Action, tmp_path: Path) -> None:
    sign_in(client, name="bo", role=roles.EDITOR)
    scans = [upload_of(a_picture()), upload_of(a_pdf())]
    assert client.post(SCREEN, typed(action, scans=scans)).status_code == 302
    batch = PaperBatch.objects.get()
    assert [scan.file.media_type for scan in batch.scans.all()] == ["image/jpeg", "application/pdf"]
    sealed = [path.read_bytes() for path in (tmp_path / "private").iterdir()]
    assert len(sealed) == 2
    assert not any(b"%PDF" in content or b"JFIF" in content for content in sealed)
    assert "ana" not in batch.scans.all()[0].file.name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Ana Lima, Bo Berg", "neither a picture"),
        (b"", "is empty"),
        (b"%PDF-1.7 and no end", "cannot be read to its end"),
        (a_picture()[:-400], "cannot be read to its end"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither a picture"),
    ],
)
def test_a_scan_that_is_no_picture_is_refused_and_nothing_written_is_lost(
    client: Client, action: Action, content: bytes, said: str
) -> None:
    sign_in(client, name="bo", role=roles.EDITOR)
    answer = client.post(SCREEN, typed(action, scans=[upload_of(a_picture()), upload_of(content)]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "File 2" in page
    assert said in page
    assert "Market of Lachine" in page
    assert not PaperBatch.objects.exists()


def test_sheets_without_a_scan_a_number_or_in_the_future_are_refused(client: Client, action: Action) -> None:
    sign_in(client, name="bo", role=roles.EDITOR)
    page = client.post(SCREEN, typed(action, number=0, gathered_on="2999-01-01")).content.decode()
    assert "Choose at least one scan" in page
    assert "still to come" in page
    assert not PaperBatch.objects.exists()


def test_who_may_not_enter_paper_sees_no_screen(client: Client, action: Action) -> None:
    sign_in(client, name="mia", role=roles.MODERATOR)
    assert client.get(SCREEN).status_code in {302, 403}
    client.post(SCREEN, typed(action, scans=[upload_of(a_picture())]))
    assert not PaperBatch.objects.exists()


def test_an_editor_of_another_organisation_reaches_nothing_of_it(client: Client, action: Action, bo: User) -> None:
    batch = make_batch(action, by=bo)
    stranger = User.objects.create_user("dee", password="a long enough secret")
    roles.give(stranger, group=roles.EDITOR, organisation=make_organisation())
    sign_in(client, name="dee")
    assert client.get(f"{SCREEN}{batch.pk}/").status_code == 404
    client.post(SCREEN, typed(action, scans=[upload_of(a_picture())]))
    assert PaperBatch.objects.count() == 1


def test_opening_a_scan_is_noted_and_kept_by_nobody(client: Client, action: Action, bo: User) -> None:
    batch = make_batch(action, by=bo)
    sign_in(client, name="paz", role=roles.PUBLISHER)
    answer = client.post(f"{SCREEN}{batch.pk}/scans/{batch.scans.get().pk}/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer).startswith(b"\xff\xd8")
    assert AuditEntry.objects.filter(act="participation.open_scan").count() == 1
    assert client.get(f"{SCREEN}{batch.pk}/scans/{batch.scans.get().pk}/").status_code == 405


def test_every_act_is_noted_with_its_number_and_nobody_in_it(action: Action, bo: User, paz: User) -> None:
    batch = make_batch(action, by=bo)
    batches.check(batch_id=batch.pk, by=paz, now=SPRING)
    batches.take_back(batch_id=batch.pk, why="Counted twice.", by=paz, now=SPRING)
    noted = list(AuditEntry.objects.order_by("pk").values_list("act", "actor_name", "after"))
    assert noted == [
        ("participation.enter_paper", "bo", {"number": 12, "scans": 1}),
        ("participation.check_paper", "paz", {"state": "counted", "number": 12}),
        ("participation.take_back_paper", "paz", {"state": "taken_back", "number": 12}),
    ]
    assert batch.gathered_on == date(2026, 3, 28)
