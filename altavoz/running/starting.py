# SPDX-License-Identifier: AGPL-3.0-or-later
"""`altavoz up` and `altavoz run`: make ready what is not, then start the centre and stay with it."""

import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable

from altavoz.running import stamp
from altavoz.running.serving import Launch, altavoz_command, environment, port_is_free, web_command
from altavoz.running.supervising import Program, Supervisor

DEMONSTRATION = "demonstration"
LOGINS = "demonstration-logins.txt"
# How a centre is made ready where its note does not hold: the words of an altavoz command.
PRODUCTION_FIRST = ("prepare",)
DEMONSTRATION_FIRST = ("demo", "--if-empty")
REFUSED = 2


def start(launch: Launch, *, preparing: tuple[str, ...], say: Callable[[str], None]) -> int:
    """The exit code: 0 after a clean end, 1 when it could not be kept up, 2 when it could not begin."""
    if not port_is_free(launch.bind, launch.port):
        say(f"Port {launch.port} is taken on {launch.bind}. Choose another one: PORT={launch.port + 1}")
        return REFUSED
    mode = _ready_mode(launch, preparing)
    if not mode:
        return REFUSED
    if mode == DEMONSTRATION and not launch.is_loopback():
        say("A demonstration listens on this machine alone: take ALTAVOZ_BIND away, or make a production centre.")
        return REFUSED
    programs = [
        Program("web server", web_command(launch), environment()),
        Program("worker", altavoz_command("worker"), environment()),
    ]
    if launch.lmtp:
        programs.append(Program("door for mail", altavoz_command("mail_in"), environment()))
    return Supervisor(programs, say).run(lambda: _tell_when_up(launch, mode, say))


def _ready_mode(launch: Launch, preparing: tuple[str, ...]) -> str:
    """The sort of centre, made ready by another process where it has to be. Empty where that failed."""
    # Outside loopback the database itself is asked, not a note about it.
    mode = stamp.standing_mode(launch.home) if launch.is_loopback() else ""
    if not mode and subprocess.call(altavoz_command(*preparing), env=environment()) == 0:
        mode = stamp.standing_mode(launch.home)
    return mode


def _tell_when_up(launch: Launch, mode: str, say: Callable[[str], None]) -> bool:
    if not _answers(launch):
        return False
    say(f"\n  Altavoz is here: {launch.address}/")
    if mode == DEMONSTRATION:
        _tell_of_demonstration(launch, say)
    say("  Ctrl-C ends it.\n")
    return True


def _tell_of_demonstration(launch: Launch, say: Callable[[str], None]) -> None:
    say("  This is a demonstration: nobody outside this machine reaches it, and no letter leaves it.")
    say(f"  Letters lie in {launch.home.folder / 'mail'} and, for staff, at {launch.address}/cms/")
    logins = launch.home.folder / LOGINS
    if logins.exists():
        say(f"  Staff logins (kept in {logins}):")
        for line in logins.read_text(encoding="utf-8").splitlines():
            say(f"    {line}")


def _answers(launch: Launch) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(launch.bind, launch.bind)  # noqa: S104 - where it listens
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    try:
        with urllib.request.urlopen(f"http://{host}:{launch.port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False
