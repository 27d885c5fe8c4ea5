# SPDX-License-Identifier: AGPL-3.0-or-later
"""A pack is frozen at a checkpoint, and holds the names that may travel and no other."""

import pytest

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Checkpoint
from altavoz.campaigns.testing import make_action
from altavoz.deliveries import asking, packing
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.deliveries.names import Name, read_back
from altavoz.deliveries.packing import Packed
from altavoz.deliveries.testing import LATER, make_data_officer, make_pack, make_signer
from altavoz.organisations.models import AuditEntry
from altavoz.participation import withdrawal
from altavoz.participation.limits import Doubt
from altavoz.participation.testing import make_participation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.tallies.testing import change

pytestmark = pytest.mark.django_db


def names_in(pack: Pack) -> list[Name]:
    assert pack.names is not None
    return list(read_back(private_files.read(pack.names)))


def test_it_holds_who_let_her_name_travel_and_counts_everybody() -> None:
    action = make_action()
    make_signer(action, "Ana", "Lima")
    make_signer(action, "Dee", "Moss", hand_over=False)
    pack = make_pack(action)
    assert (pack.state, pack.rows) == (Pack.State.PACKED, 1)
    assert names_in(pack) == [Name("Ana", "Lima", "CA", "en", 1)]
    assert pack.checkpoint is not None
    assert (pack.checkpoint.total, pack.checkpoint.confirmed) == (2, 2)


def test_held_pending_and_withdrawn_names_stay_here() -> None:
    action = make_action()
    make_participation(action, email="held@example.org", confirmed=True, held=Doubt.QUICK)
    make_participation(action, email="pending@example.org")
    gone = make_signer(action)
    withdrawal.withdraw(token=gone.token, now=LATER)
    pack = make_pack(action)
    assert names_in(pack) == []
    assert pack.checkpoint is not None
    assert pack.checkpoint.total == 0


def test_no_name_travels_where_people_are_in_danger_and_small_numbers_are_not_told() -> None:
    action = make_action(danger=Action.Danger.HIGH)
    make_signer(action)
    pack = make_pack(action)
    assert pack.rows == 0
    assert names_in(pack) == []
    assert ["Canada", "1"] not in pack.letter["parts"][0]["countries"]
    assert "in danger" in pack.letter["parts"][0]["said"]["about_names"]


def test_the_letter_is_written_in_both_languages() -> None:
    action = make_action()
    make_signer(action)
    english, french = make_pack(action).letter["parts"]
    assert (english["organisation"], french["organisation"]) == ("Weavers' Watch", "Veille des tisserandes")
    assert (english["title"], french["title"]) == ("Let the weavers go home", "Laissez rentrer les tisserandes")
    assert english["targets"][0][1] == "Vera Okonjo"
    assert english["versions"][0]["signed"] == "Signed by 1 person."
    assert english["countries"] == [["Canada", "1"]]


def test_one_language_twice_is_written_once() -> None:
    assert len(make_pack(make_action(), languages=("en", "en")).letter["parts"]) == 1


def test_a_count_that_does_not_agree_with_its_rows_is_not_packed() -> None:
    action = make_action()
    change(action)
    pack = make_pack(action)
    assert (pack.state, pack.trouble) == (Pack.State.FAILED, Pack.Trouble.DISAGREES)
    assert pack.copies.get().state == PackCopy.State.FAILED
    assert not PrivateFile.objects.exists()
    assert not Checkpoint.objects.exists()


def test_a_pack_that_another_worker_took_over_is_left_to_it() -> None:
    pack = asking.ask_for_pack(action=make_action(), by=make_data_officer(), languages=("en", ""), now=LATER)
    Pack.objects.update(state=Pack.State.PACKING, fence=7)
    assert packing.pack(pack_id=pack.pk, fence=6, now=LATER) is Packed.GONE
    assert packing.pack(pack_id=pack.pk, fence=8, now=LATER) is Packed.DONE


def test_what_a_slow_worker_packed_too_late_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    action = make_action()
    make_signer(action)
    pack = asking.ask_for_pack(action=action, by=make_data_officer(), languages=("en", ""), now=LATER)
    keep = private_files.keep

    def keep_slowly(*args: object, **named: object) -> PrivateFile:
        Pack.objects.update(fence=9)
        return keep(*args, **named)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(private_files, "keep", keep_slowly)
    assert packing.pack(pack_id=pack.pk, fence=1, now=LATER) is Packed.GONE
    assert not PrivateFile.objects.exists()
    assert not Checkpoint.objects.exists()


def test_a_pack_that_broke_off_three_times_is_given_up() -> None:
    pack = asking.ask_for_pack(action=make_action(), by=make_data_officer(), languages=("en", ""), now=LATER)
    Pack.objects.update(tries=3, state=Pack.State.PACKING)
    assert packing.pack(pack_id=pack.pk, fence=1, now=LATER) is Packed.FAILED
    pack.refresh_from_db()
    assert pack.trouble == Pack.Trouble.BROKE


def test_asking_twice_while_one_waits_is_asking_once() -> None:
    action, dana = make_action(), make_data_officer()
    first = asking.ask_for_pack(action=action, by=dana, languages=("en", "fr"), now=LATER)
    assert asking.ask_for_pack(action=action, by=dana, languages=("en", "fr"), now=LATER) == first
    assert PackCopy.objects.count() == 1


def test_a_second_person_who_asks_gets_a_copy_of_the_same_pack() -> None:
    action = make_action()
    pack = make_pack(action)
    copy = asking.ask_for_copy(pack_id=pack.pk, by=make_data_officer("paz"), now=LATER)
    assert copy is not None
    assert (copy.number, copy.holder_name, copy.state) == (2, "paz", PackCopy.State.GRANTED)


def test_every_step_is_in_the_audit_without_a_name() -> None:
    action = make_action()
    make_signer(action, "Ana", "Lima")
    make_pack(action)
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == [
        "deliveries.ask_for_pack",
        "deliveries.ask_for_copy",
        "deliveries.packed",
    ]
    assert not any("Lima" in f"{entry.before}{entry.after}" for entry in AuditEntry.objects.all())


def test_no_name_lies_open_in_the_home() -> None:
    action = make_action()
    make_signer(action, "Quirina", "Zzyzzva")
    make_pack(action)
    files = [path for path in private_files.folder().parent.rglob("*") if path.is_file()]
    assert files
    assert not any(b"Zzyzzva" in path.read_bytes() for path in files)
