# SPDX-License-Identifier: AGPL-3.0-or-later
import stat
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from altavoz.personal_data import keys, sealing

# Stands for another process of the same centre: it has the folder alone in common with this one.
ANOTHER = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(KEYS_DIR=Path(sys.argv[1]))
from altavoz.personal_data import keys, sealing
if sys.argv[2] == "rotate":
    keys.rotate()
print(sealing.seal(b"Ana", purpose="test").hex(), keys.index_key().hex())
"""


def start_another(folder: Path, order: str) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", ANOTHER, str(folder), order], stdout=subprocess.PIPE, text=True)


def said_by(process: "subprocess.Popen[str]") -> list[str]:
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return said.split()


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_keys_are_made_on_first_use_for_their_owner_alone(keys_folder: Path) -> None:
    keys.data_keys(), keys.index_key(), keys.secret_key(keys_folder)
    assert permissions(keys_folder) == 0o700
    assert {file.name: permissions(file) for file in keys_folder.iterdir()} == {
        "data.keys": 0o600,
        "index.key": 0o600,
        "secret.key": 0o600,
    }


def test_two_processes_that_begin_together_end_with_the_same_keys(keys_folder: Path) -> None:
    first, second = start_another(keys_folder, "seal"), start_another(keys_folder, "seal")
    (sealed_by_first, index_of_first), (sealed_by_second, index_of_second) = said_by(first), said_by(second)
    assert index_of_first == index_of_second == keys.index_key().hex()
    assert sealing.unseal(bytes.fromhex(sealed_by_first), purpose="test") == b"Ana"
    assert sealing.unseal(bytes.fromhex(sealed_by_second), purpose="test") == b"Ana"


def test_rotating_adds_a_key_and_the_old_one_goes_on_opening(keys_folder: Path) -> None:
    before = sealing.seal(b"Ana", purpose="test")
    new = keys.rotate()
    sealing.forget_keys()
    assert [key.number for key in keys.data_keys()] == [1, new.number]
    assert sealing.unseal(before, purpose="test") == b"Ana"
    assert sealing.seal(b"Ana", purpose="test")[:2] == new.number.to_bytes(2)


def test_rotating_in_two_processes_at_once_loses_no_key(keys_folder: Path) -> None:
    keys.data_keys()
    others = [start_another(keys_folder, "rotate") for _ in range(3)]
    sealed = [bytes.fromhex(said_by(other)[0]) for other in others]
    sealing.forget_keys()
    assert [key.number for key in keys.data_keys()] == [1, 2, 3, 4]
    assert {sealing.unseal(value, purpose="test") for value in sealed} == {b"Ana"}


def test_a_running_process_opens_what_was_sealed_under_a_key_made_elsewhere(
    keys_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Another test may have looked a moment ago, and a process looks at most once a second.
    monkeypatch.setattr(sealing, "_looking", sealing.Pace(sealing.LOOK_AGAIN_SECONDS))
    sealing.seal(b"so that this process has read the keys", purpose="test")
    sealed = bytes.fromhex(said_by(start_another(keys_folder, "rotate"))[0])
    assert sealing.unseal(sealed, purpose="test") == b"Ana"
    assert sealing.seal(b"Ana", purpose="test")[:2] == sealed[:2]


def test_the_index_key_is_not_rotated(keys_folder: Path) -> None:
    before = keys.index_key()
    keys.rotate()
    assert keys.index_key() == before


def test_the_command_never_prints_a_key(keys_folder: Path) -> None:
    said = StringIO()
    call_command("keys", "rotate", stdout=said)
    call_command("keys", "list", stdout=said)
    assert "key 2: seals and opens" in said.getvalue()
    assert not [key for key in keys.data_keys() if key.secret.hex() in said.getvalue()]
