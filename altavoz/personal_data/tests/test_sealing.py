# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altavoz.personal_data.sealing import CannotOpen, Pace, keyed_hash, keyed_number, seal, unseal


@given(st.binary(max_size=300))
def test_what_was_sealed_can_be_opened(plain: bytes) -> None:
    assert unseal(seal(plain, purpose="test"), purpose="test") == plain


def test_the_same_is_never_sealed_alike_twice() -> None:
    assert seal(b"Ana", purpose="test") != seal(b"Ana", purpose="test")


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_noticed_wherever_it_is(place: int, by: int) -> None:
    sealed = bytearray(seal(b"Ana", purpose="test"))
    sealed[place % len(sealed)] ^= by
    with pytest.raises(CannotOpen):
        unseal(bytes(sealed), purpose="test")


@pytest.mark.parametrize("rubbish", [b"", b"\x00", b"\x00\x01", b"\x00\x01" + b"short", b"\xff" * 40])
def test_rubbish_is_refused_as_such(rubbish: bytes) -> None:
    with pytest.raises(CannotOpen):
        unseal(rubbish, purpose="test")


def test_a_value_opens_for_its_own_purpose_only() -> None:
    with pytest.raises(CannotOpen):
        unseal(seal(b"Ana", purpose="handle"), purpose="column")


def test_an_unknown_key_is_looked_for_at_most_once_a_second() -> None:
    pace = Pace(1.0)
    assert [pace.may_begin(at) for at in (5.0, 5.5, 5.99, 6.0, 6.5, 9.0)] == [True, False, False, True, False, True]


def test_hashes_of_two_purposes_have_nothing_in_common(keys_folder: Path) -> None:
    assert keyed_hash("ana@example.org", purpose="email") == keyed_hash("ana@example.org", purpose="email")
    assert keyed_hash("ana@example.org", purpose="email") != keyed_hash("ana@example.org", purpose="other")


@given(st.integers(min_value=0, max_value=2**63))
def test_digits_stay_below_their_limit(number: int) -> None:
    assert 0 <= keyed_number(number, purpose="digits", below=1_000_000) < 1_000_000
