# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is left of Ana's signature when she is erased, before and after the hand-over, and when she is forgotten."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from altavoz.campaigns.action import Action, Outcome
from altavoz.campaigns.counts import Change
from altavoz.campaigns.testing import make_action
from altavoz.outbox.models import Letter
from altavoz.participation.forgetting import ended_actions
from altavoz.participation.forgetting.emptying import EMPTY, empty
from altavoz.participation.holding import COLUMNS, erase, export, foresee, show
from altavoz.participation.intake import Words
from altavoz.participation.limits import Doubt
from altavoz.participation.models import PaperBatch, PaperScan, Participation
from altavoz.participation.testing import SPRING, make_participation
from altavoz.participation.wall import latest
from altavoz.personal_data import private_files
from altavoz.personal_data.addresses import email_key
from altavoz.personal_data.models import Forgetting, PrivateFile
from altavoz.worker.rounds import run_once

ANA = "ana@example.org"
KEY = email_key
YEAR_AFTER = SPRING + timedelta(days=400)
# What tells how many, from where and to which words; times become days.
STAYS = {"id", "action", "state", "held", "country", "language", "text_version", "made_at", "confirmed_at"}
RENEWED = {"email_key", "token"}
NO_MORE = {"reminded_at", "tries", "change"}


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.MAIL_DIR = tmp_path / "mail"
    settings.ALTAVOZ_HOME = tmp_path


def signed(action: Action, *, email: str = ANA, held: Doubt = Doubt.NONE) -> Participation:
    """Ana has filled in every column that there is."""
    words = Words("Anastazja", "Zygmuntowska", email, "CA", "H2X 1Y4", "My aunt weaves.", True, True, [1, 2])
    row = make_participation(action, email=email, confirmed=True, words=words, held=held)
    Participation.objects.filter(pk=row.pk).update(reminded_at=SPRING, tries=2)
    row.refresh_from_db()
    return row


def handed_over(action: Action) -> None:
    Action.objects.filter(pk=action.pk).update(
        state=Action.State.DELIVERED, delivered_on=date(2026, 4, 9), closed_at=SPRING
    )
    action.refresh_from_db()


def forgotten(now: datetime = YEAR_AFTER) -> int:
    return run_once("forget-people", now)


def changes() -> list[int]:
    return list(Change.objects.order_by("pk").values_list("n", flat=True))


def test_every_column_of_a_signature_stays_or_goes_for_a_reason() -> None:
    columns = {field.name for field in Participation._meta.concrete_fields}
    assert columns == STAYS | RENEWED | NO_MORE | set(EMPTY)
    assert set(EMPTY) | RENEWED >= COLUMNS


@pytest.mark.parametrize("state", [Action.State.OPEN, Action.State.PAUSED, Action.State.CLOSED])
def test_until_the_hand_over_erasing_withdraws_and_takes_the_key_along(action: Action, state: str) -> None:
    signed(action)
    Action.objects.filter(pk=action.pk).update(state=state)
    assert any("goes down by one" in sentence for sentence in foresee(KEY(ANA)))
    assert erase(KEY(ANA), SPRING) == 1
    assert not Participation.objects.exists()
    assert changes() == [1, -1]


def test_after_the_hand_over_the_row_stays_and_counts_and_is_nobody(action: Action) -> None:
    row = signed(action)
    handed_over(action)
    assert any("the number stays" in sentence for sentence in foresee(KEY(ANA)))
    assert erase(KEY(ANA), SPRING) == 1
    left = Participation.objects.get()
    assert changes() == [1]
    assert (left.state, left.country, left.language, left.text_version) == ("confirmed", "CA", "en", row.text_version)
    assert {name: getattr(left, name) for name in EMPTY} == EMPTY
    assert bytes(left.email_key) != bytes(row.email_key)
    assert left.token != row.token
    assert left.confirmed_at == datetime(2026, 4, 7, tzinfo=UTC)
    assert (left.change, left.reminded_at, left.tries) == (None, None, 0)


def test_who_was_erased_is_not_found_again(action: Action) -> None:
    signed(action)
    handed_over(action)
    erase(KEY(ANA), SPRING)
    assert erase(KEY(ANA), SPRING) == 0
    assert list(export(KEY(ANA))) == []
    assert list(show(KEY(ANA))) == []
    assert latest(action, "en") == ()


def test_a_held_signature_goes_whole_even_after_the_hand_over(action: Action) -> None:
    signed(action, held=Doubt.TRAP)
    handed_over(action)
    erase(KEY(ANA), SPRING)
    assert not Participation.objects.exists()
    assert changes() == []


def test_dee_is_not_touched_when_ana_is_erased(action: Action) -> None:
    signed(action)
    dee = signed(action, email="dee@example.org")
    erase(KEY(ANA), SPRING)
    dee.refresh_from_db()
    assert (dee.given_name, dee.email) == ("Anastazja", "dee@example.org")


def test_her_page_leads_to_withdrawing_only_while_that_takes_something_back(action: Action) -> None:
    row = signed(action)
    assert [shown.link for shown in show(KEY(ANA))] == [f"/withdraw/{row.token}/"]
    handed_over(action)
    assert [shown.link for shown in show(KEY(ANA))] == [""]


def test_a_set_time_after_the_end_everybody_is_forgotten_and_counted(action: Action) -> None:
    signed(action)
    keys = {bytes(row.email_key) for row in [signed(action, email=f"a{n}@example.org") for n in range(3)]}
    handed_over(action)
    assert forgotten() == 4
    for left in Participation.objects.all():
        assert {name: getattr(left, name) for name in EMPTY} == EMPTY
        assert left.state == Participation.State.CONFIRMED
        assert bytes(left.email_key) not in keys
    assert changes() == [1, 1, 1, 1]
    assert forgotten() == 0


def test_who_had_withdrawn_loses_the_key_too(action: Action) -> None:
    row = signed(action)
    Participation.objects.filter(pk=row.pk).update(state=Participation.State.WITHDRAWN)
    handed_over(action)
    forgotten()
    left = Participation.objects.get()
    assert left.state == Participation.State.WITHDRAWN
    assert bytes(left.email_key) != KEY(ANA)


@pytest.mark.parametrize("state", [Action.State.OPEN, Action.State.PAUSED, Action.State.PREPARING])
def test_what_goes_on_forgets_nobody(action: Action, state: str) -> None:
    signed(action)
    Action.objects.filter(pk=action.pk).update(state=state)
    assert ended_actions.due(now=YEAR_AFTER) == []


def test_the_time_begins_with_the_last_of_closing_hand_over_and_outcome(action: Action, settings: Settings) -> None:
    settings.FORGET_AFTER_DAYS = 365
    handed_over(action)
    Outcome.objects.create(action=action, date=date(2027, 1, 10))
    end = datetime(2028, 1, 10, tzinfo=UTC)
    assert ended_actions.forgets_at(action) == end
    assert ended_actions.due(now=end - timedelta(minutes=1)) == []
    assert ended_actions.due(now=end) == [action]


def test_it_goes_on_where_it_broke_off(action: Action, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ended_actions, "BATCH", 2)
    rows = [signed(action, email=f"a{n}@example.org") for n in range(5)]
    handed_over(action)
    assert next(ended_actions.forget(action, now=YEAR_AFTER)) == 2
    assert Forgetting.objects.get().up_to == rows[1].pk
    first = Participation.objects.get(pk=rows[0].pk)
    assert forgotten() == 3
    # What was emptied before is not written again.
    assert Participation.objects.get(pk=rows[0].pk).token == first.token


def test_an_action_that_opened_and_closed_again_forgets_its_new_signers(action: Action) -> None:
    rows = Action.objects.filter(pk=action.pk)
    rows.update(state=Action.State.CLOSED, closed_at=SPRING)
    forgotten()
    late = YEAR_AFTER + timedelta(days=10)
    rows.update(state=Action.State.OPEN, closed_at=None)
    signed(action)
    rows.update(state=Action.State.CLOSED, closed_at=late)
    assert forgotten(late + timedelta(days=1)) == 0
    assert forgotten(late + timedelta(days=366)) == 1


def test_another_action_keeps_its_people_and_their_letters(action: Action) -> None:
    other = make_action()
    signed(action)
    hers = signed(other)
    handed_over(action)
    forgotten()
    hers.refresh_from_db()
    assert hers.email == ANA
    assert set(Letter.objects.values_list("about", flat=True)) == {other.public_id}


def test_sheets_of_paper_are_dropped_with_the_names(action: Action) -> None:
    file = private_files.keep([b"sheet"], name="sheet.png", media_type="image/png", now=SPRING)
    batch = PaperBatch.objects.create(
        action=action, place="Lille", gathered_on=date(2026, 4, 1), number=20, entered_at=SPRING
    )
    PaperScan.objects.create(batch=batch, file=file)
    handed_over(action)
    forgotten()
    assert not PrivateFile.objects.exists()
    assert list(private_files.folder().iterdir()) == []
    assert PaperBatch.objects.get().number == 20


def test_emptying_nobody_is_no_statement(action: Action) -> None:
    assert empty([]) == 0
