# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

import pytest
from django.conf import settings

from altavoz.running import stamp, starting
from altavoz.running.serving import Launch, launch_of, web_command
from altavoz.running.testing import free_port


def make_launch(folder: Path, *, bind: str = "127.0.0.1") -> Launch:
    port = free_port()
    return Launch(stamp.Home(folder), port, bind, f"http://127.0.0.1:{port}", workers=2, threads=1)


def test_a_demonstration_does_not_listen_to_the_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(starting, "_ready_mode", lambda *_: starting.DEMONSTRATION)
    code = starting.start(make_launch(tmp_path, bind="0.0.0.0"), preparing=("prepare",), say=said.append)
    assert code == starting.REFUSED
    assert "listens on this machine alone" in said[-1]


def test_outside_loopback_the_note_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def refuse(order: list[str], **_options: object) -> int:
        asked.append(order)
        return 1

    monkeypatch.setattr("altavoz.running.starting.subprocess.call", refuse)
    monkeypatch.setattr(stamp, "standing_mode", lambda _home: "production")
    code = starting.start(make_launch(tmp_path, bind="0.0.0.0"), preparing=("prepare",), say=lambda _line: None)
    assert code == starting.REFUSED
    assert asked[0][-1] == "prepare"


def test_the_logins_of_a_demonstration_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    (tmp_path / starting.LOGINS).write_text("campaigner a-secret\n")
    monkeypatch.setattr(starting, "_answers", lambda _launch: True)
    starting._tell_when_up(make_launch(tmp_path), starting.DEMONSTRATION, said.append)
    told = "\n".join(said)
    assert "campaigner a-secret" in told
    assert str(tmp_path / "mail") in told


def test_the_web_server_keeps_no_log_of_addresses(tmp_path: Path) -> None:
    command = web_command(make_launch(tmp_path))
    assert "--no-access-log" in command
    assert command[command.index("--workers-kill-timeout") + 1] == "3"


def test_the_settings_say_how_to_launch() -> None:
    launch = launch_of(settings)
    assert launch.is_loopback()
    assert launch.workers == 2
