# SPDX-License-Identifier: AGPL-3.0-or-later
"""A copy is the PDF in volumes, the CSV and a manifest, each with the name of who takes it."""

import csv
import hashlib
import io
import json

import pypdf
import pytest
from pytest_django import Settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.testing import make_action
from altavoz.deliveries import copying, volumes
from altavoz.deliveries.copying import Made
from altavoz.deliveries.models import PackCopy
from altavoz.deliveries.testing import LATER, make_copy, make_pack, make_signer
from altavoz.organisations.testing import make_centre
from altavoz.personal_data import private_files
from altavoz.website.typesetting import printable

pytestmark = pytest.mark.django_db

LONG = "Wolfeschlegelsteinhausen" * 13
# Unassigned: hieroglyphs are in the fonts of some machines.
NO_FONT_HAS = "\u0378\u0379"
FOUR_SCRIPTS = ("Ελένη Παππά", "Ольга Кузнецова", "محمد علي", "山田 花子")


def file_of(copy: PackCopy, name: str) -> bytes:
    file = copy.files.get(name=name).file
    assert file is not None
    return b"".join(private_files.read(file))


def pdf_of(copy: PackCopy, name: str = "volume-01-of-01.pdf") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(file_of(copy, name)))


def text_of(copy: PackCopy, name: str = "volume-01-of-01.pdf") -> str:
    return "\n".join(page.extract_text() for page in pdf_of(copy, name).pages)


def rows_of(copy: PackCopy, name: str = "names.csv") -> list[list[str]]:
    return list(csv.reader(io.StringIO(file_of(copy, name).decode("utf-8-sig"), newline="")))


def test_the_pdf_says_who_asks_whom_for_what_and_whose_copy_it_is() -> None:
    action = make_action()
    make_signer(action, "Ana", "Lima")
    copy = make_copy(action)
    text = text_of(copy)
    for words in (
        "Weavers' Watch",
        "Veille des tisserandes",
        "12 Loom Street",
        "Let the weavers go home",
        "Laissez rentrer les tisserandes",
        "Vera Okonjo",
        "1. Ana Lima, Canada",
        "Checkpoint 1 of 8 April 2026. Signatures: 1",
        f"Copy for dana, 8 April 2026, no. 1 of pack {copy.pack.public_id}",
        "Volume 1 of 1",
    ):
        assert words in text, words
    assert "@" not in text.replace("privacy@weavers.example", "")


def test_the_pdf_is_accessible() -> None:
    action = make_action()
    make_signer(action)
    copy = make_copy(action)
    root = pdf_of(copy).root_object
    assert str(root["/Lang"]) == "en"
    assert "/StructTreeRoot" in root
    assert copy.files.get(name="volume-01-of-01.pdf").standard == "ua-1"


def test_a_name_that_looks_like_markup_is_printed_as_it_is() -> None:
    action = make_action()
    nasty = ('#eval("1 + 1")', '*b* $x^2$ \\u{41} @ref <label> [c] "q"', "#import sys: inputs", "= Heading")
    for name in nasty:
        make_signer(action, name, "Lima")
    text = " ".join(text_of(make_copy(action)).split())
    for name in nasty:
        assert " ".join(name.split()) in text


def test_names_in_four_scripts_and_of_300_characters_lose_no_pack() -> None:
    action = make_action()
    for name in (*FOUR_SCRIPTS, LONG):
        make_signer(action, name, "")
    copy = make_copy(action)
    assert copy.state == PackCopy.State.READY
    assert [row[1] for row in rows_of(copy)[1:-1]] == [*FOUR_SCRIPTS, LONG]
    text = text_of(copy)
    assert "Ελένη Παππά" in text
    assert "Ольга Кузнецова" in text
    assert LONG in "".join(text.replace("\u200b", "").split())


def test_a_letter_that_no_font_has_costs_the_standard_and_is_told_in_the_manifest() -> None:
    action = make_action()
    make_signer(action, NO_FONT_HAS, "Lima")
    copy = make_copy(action)
    assert copy.files.get(name="volume-01-of-01.pdf").standard == "tagged"
    assert "in no font" in file_of(copy, "manifest.txt").decode()


def test_what_turns_the_direction_or_cannot_be_seen_is_left_out_of_the_pdf() -> None:
    assert printable("A\u202en\x00a\n Lima") == "A n a Lima"


@pytest.mark.parametrize("cell", ["=1+1", "+41", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    action = make_action()
    make_signer(action, cell, "Lima")
    assert rows_of(make_copy(action))[1][1] == f"'{cell}"


def test_a_name_with_quotes_and_commas_stays_one_cell() -> None:
    action = make_action()
    make_signer(action, 'Ana "the\nweaver", II', "Lima")
    assert rows_of(make_copy(action))[1][1:] == ['Ana "the\nweaver", II', "Lima", "Canada"]


def test_the_csv_opens_with_its_mark_and_closes_with_whose_it_is() -> None:
    action = make_action()
    make_signer(action)
    copy = make_copy(action)
    assert file_of(copy, "names.csv").startswith(b"\xef\xbb\xbf")
    rows = rows_of(copy)
    assert rows[0] == ["Number", "Given name", "Family name", "Country"]
    assert rows[-1][0].startswith("Copy for dana")


def test_the_manifest_has_the_hash_of_every_file_and_the_checkpoint() -> None:
    action = make_action()
    make_signer(action)
    copy = make_copy(action)
    told = json.loads(file_of(copy, "manifest.json"))
    assert told["checkpoint"]["number"] == 1
    assert told["copy"] == {"number": 1, "for": "dana", "made_at": LATER.isoformat()}
    for file in told["files"]:
        assert hashlib.sha256(file_of(copy, file["name"])).hexdigest() == file["sha256"]
        assert f"{file['sha256']}  {file['name']}" in file_of(copy, "manifest.txt").decode()
    assert {file["name"] for file in told["files"]} == {"volume-01-of-01.pdf", "names.csv", "counts.csv"}


def test_many_names_come_in_volumes_that_count_on(settings: Settings) -> None:
    settings.PACK_VOLUME = 2
    action = make_action()
    for number in range(5):
        make_signer(action, f"Ana{number}")
    copy = make_copy(action)
    assert (copy.volumes, copy.done) == (3, 3)
    last = text_of(copy, "volume-03-of-03.pdf")
    assert "5. Ana4 Lima, Canada" in last
    assert "Volume 3 of 3" in last
    assert "Vera Okonjo" not in last


def test_an_action_in_danger_gives_numbers_and_no_list() -> None:
    action = make_action(danger=Action.Danger.HIGH)
    make_signer(action, "Ana", "Lima")
    copy = make_copy(action)
    assert not copy.files.filter(name="names.csv").exists()
    assert "Lima" not in text_of(copy)
    assert "No name is handed over" in text_of(copy)


def test_a_copy_that_broke_off_goes_on_after_its_last_volume(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PACK_VOLUME = 1
    action = make_action()
    for number in range(3):
        make_signer(action, f"Ana{number}")
    copy = make_pack(action).copies.get()
    answers = iter([True, False])
    assert copying.make(copy_id=copy.pk, fence=1, now=LATER, holds=lambda: next(answers)) is Made.BROKEN_OFF
    set_again = []
    typeset = volumes.typeset

    def noted(copy: PackCopy, volume: volumes.Volume, **named: object) -> volumes.Sheet:
        set_again.append(volume.number)
        return typeset(copy, volume, now=LATER)

    monkeypatch.setattr(volumes, "typeset", noted)
    assert copying.make(copy_id=copy.pk, fence=2, now=LATER) is Made.DONE
    assert set_again == [2, 3]


def test_a_copy_whose_names_are_gone_is_not_made_without_them() -> None:
    action = make_action()
    make_signer(action)
    pack = make_pack(action)
    assert pack.names is not None
    private_files.drop([pack.names])
    assert copying.make(copy_id=pack.copies.get().pk, fence=1, now=LATER) is Made.FAILED


def test_a_demonstrations_copy_says_that_its_signers_are_invented() -> None:
    make_centre()
    action = make_action()
    make_signer(action)
    assert rows_of(make_copy(action))[-1][0].startswith("A demonstration: these signers are invented.")
