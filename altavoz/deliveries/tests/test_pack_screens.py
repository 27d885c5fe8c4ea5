# SPDX-License-Identifier: AGPL-3.0-or-later
"""Staff ask for packs, approve each other's copies and take their own, each within what they may."""

import csv
import io
import zipfile
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.deliveries.models import Pack, PackCopy, PackDownload
from altavoz.deliveries.testing import make_copy, make_data_officer, make_pack, make_signer
from altavoz.organisations import roles
from altavoz.organisations.models import AuditEntry
from altavoz.organisations.testing import make_centre, make_organisation, make_staff, sign_in
from altavoz.participation import withdrawal
from altavoz.tallies import counting

# The response of the test client exists for the type checker alone.
if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def action() -> Action:
    action = make_action()
    make_signer(action, "Ana", "Lima")
    return action


def take(client: Client, copy: PackCopy, what: str) -> "Answer":
    return client.post(reverse("deliveries_packs:take", args=[copy.public_id]), {"what": what})


def body(answer: "Answer") -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else b""  # type: ignore[attr-defined]  # both sorts


def decide(client: Client, copy: PackCopy, verb: str = "approve") -> str:
    address = reverse("deliveries_packs:decide", args=[copy.public_id])
    return str(client.post(address, {"verb": verb}, follow=True).content.decode())


def test_dana_asks_for_a_pack_in_two_languages_and_is_told_that_it_is_being_packed(
    client: Client, action: Action
) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    screen = reverse("deliveries_packs:of_action", args=[action.pk])
    assert "Ask for a pack" in client.get(screen).content.decode()
    answer = client.post(screen, {"first": "en", "second": "fr"}, follow=True).content.decode()
    assert "Asked for." in answer
    assert "Look again" in answer
    pack = Pack.objects.get()
    assert (pack.language, pack.second_language, pack.copies.get().holder_name) == ("en", "fr", "dana")


def test_an_unknown_language_is_refused(client: Client, action: Action) -> None:
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    client.post(reverse("deliveries_packs:of_action", args=[action.pk]), {"first": "xx", "second": ""})
    assert not Pack.objects.exists()


@pytest.mark.parametrize("role", [roles.EDITOR, roles.MODERATOR, roles.PARTNER])
def test_who_may_not_export_sees_no_pack(client: Client, action: Action, role: str) -> None:
    pack = make_pack(action)
    sign_in(client, name="chandra", role=role)
    args: dict[str, list[int | str]] = {"all": [], "of_action": [action.pk], "one": [pack.public_id]}
    for address, numbers in args.items():
        assert client.get(reverse(f"deliveries_packs:{address}", args=numbers)).status_code in {302, 403}


def test_who_exports_for_another_organisation_sees_nothing_of_it(client: Client, action: Action) -> None:
    pack = make_pack(action)
    chandra = make_staff(name="chandra", role=roles.PARTNER)
    roles.give(chandra, group=roles.DATA_OFFICER, organisation=make_organisation())
    sign_in(client, name="chandra")
    assert client.get(reverse("deliveries_packs:one", args=[pack.public_id])).status_code == 404
    assert client.get(reverse("deliveries_packs:of_action", args=[action.pk])).status_code == 404
    assert action.name not in client.get(reverse("deliveries_packs:all")).content.decode()


def test_dana_takes_her_csv_and_it_is_written_down(client: Client, action: Action) -> None:
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    copy = make_copy(action, by=dana, now=timezone.now())
    answer = take(client, copy, "names.csv")
    assert answer["Content-Disposition"] == (f'attachment; filename="pack-{copy.pack.public_id}-copy-1-names.csv"')
    assert answer["Cache-Control"].startswith("no-store")
    assert list(csv.reader(io.StringIO(body(answer).decode("utf-8-sig"))))[1] == ["1", "Ana", "Lima", "Canada"]
    assert (PackDownload.objects.get().what, PackDownload.objects.get().by) == ("names.csv", dana)
    assert AuditEntry.objects.filter(act="deliveries.download").count() == 1


def test_everything_comes_in_one_zip(client: Client, action: Action) -> None:
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    copy = make_copy(action, by=dana, now=timezone.now())
    archive = zipfile.ZipFile(io.BytesIO(body(take(client, copy, "all"))))
    assert archive.testzip() is None
    assert {name.rpartition("/")[2] for name in archive.namelist()} == {
        "volume-01-of-01.pdf",
        "names.csv",
        "counts.csv",
        "manifest.txt",
        "manifest.json",
    }


def test_nobody_takes_the_copy_of_another(client: Client, action: Action) -> None:
    copy = make_copy(action, by=make_data_officer("paz"), now=timezone.now())
    sign_in(client, name="dana", role=roles.DATA_OFFICER)
    answer = take(client, copy, "names.csv")
    assert answer.status_code == 302
    assert not PackDownload.objects.exists()


def test_a_get_takes_nothing(client: Client, action: Action) -> None:
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    copy = make_copy(action, by=dana, now=timezone.now())
    assert client.get(reverse("deliveries_packs:take", args=[copy.public_id])).status_code == 405


def test_who_has_lost_the_power_takes_nothing(client: Client, action: Action) -> None:
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    copy = make_copy(action, by=dana, now=timezone.now())
    for given in dana.staff_roles.all():
        roles.take(given)
    assert take(client, copy, "names.csv").status_code in {302, 403}
    assert not PackDownload.objects.exists()


def test_after_its_time_a_file_cannot_be_taken(client: Client, action: Action) -> None:
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    copy = make_copy(action, by=dana, now=timezone.now() - timedelta(days=8))
    assert take(client, copy, "names.csv").status_code == 302
    assert "its time has passed" in client.get(reverse("deliveries_packs:all")).content.decode()


def test_names_of_an_action_that_has_become_dangerous_stay_here(client: Client, action: Action) -> None:
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    copy = make_copy(action, by=dana, now=timezone.now())
    Action.objects.update(danger=Action.Danger.HIGH)
    assert take(client, copy, "all").status_code == 302


def test_the_screen_says_how_many_have_withdrawn_since(client: Client, action: Action) -> None:
    row = make_signer(action, "Dee", "Moss")
    dana = sign_in(client, name="dana", role=roles.DATA_OFFICER)
    pack = make_copy(action, by=dana, now=timezone.now()).pack
    withdrawal.withdraw(token=row.token, now=timezone.now())
    counting.advance(now=timezone.now())
    page = client.get(reverse("deliveries_packs:one", args=[pack.public_id])).content.decode()
    assert "1 person has withdrawn since." in page
    assert "Pack anew" in page


def test_a_copy_of_many_names_waits_on_the_screen_and_on_the_desk(
    client: Client, action: Action, settings: Settings
) -> None:
    settings.PACK_ROWS_ALONE = 0
    make_pack(action, by=make_data_officer("dana"))
    paz = sign_in(client, name="paz", role=roles.PUBLISHER)
    page = client.get(reverse("deliveries_packs:all")).content.decode()
    assert "Copies that wait for a second person" in page
    copy = PackCopy.objects.get()
    assert copy.state == PackCopy.State.WAITING
    assert "Done." in decide(client, copy)
    copy.refresh_from_db()
    assert (copy.state, copy.decided_by) == (PackCopy.State.GRANTED, paz)


def test_who_may_not_approve_does_not_decide(client: Client, action: Action, settings: Settings) -> None:
    settings.PACK_ROWS_ALONE = 0
    make_pack(action, by=make_data_officer("dana"))
    sign_in(client, name="bo", role=roles.CAMPAIGNER)
    address = reverse("deliveries_packs:decide", args=[PackCopy.objects.get().public_id])
    assert client.post(address, {"verb": "approve"}).status_code in {302, 403}
    assert PackCopy.objects.get().state == PackCopy.State.WAITING


def test_an_unknown_verb_is_no_verb(client: Client, action: Action) -> None:
    copy = make_pack(action).copies.get()
    sign_in(client, name="paz", role=roles.PUBLISHER)
    assert client.post(reverse("deliveries_packs:decide", args=[copy.public_id]), {"verb": "x"}).status_code == 404


def test_a_stranger_is_sent_away(client: Client, action: Action) -> None:
    make_centre()
    pack = make_pack(action)
    assert client.get(reverse("deliveries_packs:one", args=[pack.public_id])).status_code in {302, 403}


def test_the_action_leads_to_its_packs(client: Client, action: Action) -> None:
    sign_in(client, name="bo", role=roles.CAMPAIGNER)
    page = client.get(reverse("actions:edit", args=[action.pk])).content.decode()
    assert reverse("deliveries_packs:of_action", args=[action.pk]) in page


def test_the_hand_over_screen_offers_to_pack_anew(client: Client, action: Action) -> None:
    row = make_signer(action, "Dee", "Moss")
    bo = sign_in(client, name="bo", role=roles.CAMPAIGNER)
    make_pack(action, by=bo, now=timezone.now())
    withdrawal.withdraw(token=row.token, now=timezone.now())
    page = client.get(reverse("deliveries_afterwards:hand_over", args=[action.pk])).content.decode()
    assert "1 person has left since." in page
    assert reverse("deliveries_packs:of_action", args=[action.pk]) in page
