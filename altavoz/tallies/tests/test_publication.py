# SPDX-License-Identifier: AGPL-3.0-or-later
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Why
from altavoz.campaigns.testing import SPRING, make_action
from altavoz.tallies import counting, publication, verifying
from altavoz.tallies.models import LogLine
from altavoz.tallies.testing import change, counted

HOUR = timedelta(hours=1)


def three_hours() -> Action:
    action = make_action()
    change(action, 325, why=Why.CARRIED_OVER)
    counted(action, 1, 1, 1, now=SPRING)
    counted(action, 1, -1, now=SPRING + timedelta(minutes=40))
    counted(action, 1, now=SPRING + 2 * HOUR)
    return action


def a_centre(action: Action, lines: list[str], total: int) -> Callable[[str], bytes]:
    """Answers as the API of a centre would."""
    about = {"id": action.public_id, "counts": {"total": total}, "log": {"lines": len(lines), "plus": 0, "minus": 0}}

    def fetch(url: str) -> bytes:
        return (
            "".join(f"{line}\n" for line in lines).encode() if url.endswith("/tally/") else json.dumps(about).encode()
        )

    return fetch


@pytest.mark.django_db
def test_each_hour_in_which_something_was_counted_has_one_line() -> None:
    action = three_hours()
    assert publication.publish(now=SPRING + 3 * HOUR) == 2
    first, second = (json.loads(line) for line in publication.log_lines(action))
    assert first == {
        "action": action.public_id,
        "before": "0" * 64,
        "hour": "2026-04-07T09:00Z",
        "minus": 1,
        "plus": 329,
        "total": 328,
        "why": {"carried_over": 325, "confirmed": 4, "withdrawn": -1},
    }
    assert second["before"] == publication.fingerprint(publication.log_lines(action)[0])
    assert (second["hour"], second["plus"], second["total"]) == ("2026-04-07T11:00Z", 1, 329)


@pytest.mark.django_db
def test_an_hour_that_goes_on_is_not_in_the_log() -> None:
    action = counted(make_action(), 1)
    assert publication.publish(now=SPRING + timedelta(minutes=59)) == 0
    assert publication.since_log(action.pk) == publication.SinceLog(lines=0, plus=1, minus=0)


@pytest.mark.django_db
def test_a_round_that_comes_after_its_hour_was_published_goes_into_the_next_line() -> None:
    action = counted(make_action(), 1)
    publication.publish(now=SPRING + HOUR)
    published = publication.log_lines(action)
    counted(action, 1, now=SPRING + timedelta(minutes=59))
    assert publication.publish(now=SPRING + HOUR) == 0
    assert publication.publish(now=SPRING + 2 * HOUR) == 1
    assert publication.log_lines(action)[:1] == published
    assert [json.loads(line)["hour"][11:13] for line in publication.log_lines(action)] == ["09", "10"]


@pytest.mark.django_db
def test_publishing_twice_changes_nothing() -> None:
    action = three_hours()
    publication.publish(now=SPRING + 5 * HOUR)
    lines = publication.log_lines(action)
    assert publication.publish(now=SPRING + 9 * HOUR) == 0
    assert publication.log_lines(action) == lines


@pytest.mark.django_db
def test_a_true_log_holds() -> None:
    action = three_hours()
    publication.publish(now=SPRING + 3 * HOUR)
    centre = a_centre(action, publication.log_lines(action), 329)
    verdict = verifying.verify("https://centre.example/api/actions/x", fetch=centre)
    assert (verdict.holds, verdict.lines, verdict.logged) == (True, 2, 329)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "forge",
    [
        lambda lines: lines[1:],
        lambda lines: [lines[0].replace('"plus":329', '"plus":330'), *lines[1:]],
        lambda lines: [lines[0].replace('"carried_over":325', '"carried_over":326'), *lines[1:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [lines[0].replace(",", ", "), *lines[1:]],
        lambda lines: [lines[0].replace("09:00", "09:07"), *lines[1:]],
        lambda lines: ["[]", *lines],
    ],
)
def test_a_forged_log_does_not_hold(forge: Callable[[list[str]], list[str]]) -> None:
    action = three_hours()
    publication.publish(now=SPRING + 3 * HOUR)
    centre = a_centre(action, forge(publication.log_lines(action)), 329)
    assert not verifying.verify("https://centre.example/api/actions/x/", fetch=centre).holds


@pytest.mark.django_db
def test_a_total_below_the_log_does_not_hold() -> None:
    action = three_hours()
    publication.publish(now=SPRING + 3 * HOUR)
    verdict = verifying.verify("https://centre.example/x", fetch=a_centre(action, publication.log_lines(action), 300))
    assert not verdict.holds
    assert "300" in verdict.problems[0]


def test_what_is_no_centre_is_said_so() -> None:
    with pytest.raises(verifying.CannotRead):
        verifying.verify("https://centre.example/", fetch=lambda _url: b"<html>")
    with pytest.raises(CommandError) as trouble:
        call_command("verify", "file:///etc/hostname")
    assert trouble.value.returncode == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("live_server")
def test_anyone_checks_a_log_over_the_wire(live_server: object, capsys: pytest.CaptureFixture[str]) -> None:
    action = three_hours()
    publication.publish(now=SPRING + 3 * HOUR)
    call_command("verify", f"{live_server}/api/actions/{action.public_id}/")
    assert "329" in capsys.readouterr().out


@pytest.mark.django_db
def test_lines_are_numbered_from_one() -> None:
    three_hours()
    publication.publish(now=SPRING + 3 * HOUR)
    assert list(LogLine.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db
def test_the_next_change_is_waiting_for_its_hour() -> None:
    action = three_hours()
    publication.publish(now=SPRING + 3 * HOUR)
    change(action)
    counting.advance(now=SPRING + 3 * HOUR)
    assert publication.since_log(action.pk) == publication.SinceLog(lines=2, plus=1, minus=0)
