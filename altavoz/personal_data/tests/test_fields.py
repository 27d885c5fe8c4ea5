# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest
from django.core.exceptions import FieldError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from altavoz.personal_data.fields import SealedText, seal_text, unseal_text


def handed_over(value: object) -> bytes:
    """The bytes themselves, which PostgreSQL's driver wants in a wrapper."""
    unwrapped = getattr(value, "obj", value)
    assert isinstance(unwrapped, bytes | memoryview)
    return bytes(unwrapped)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert unseal_text(seal_text(text)) == text


def test_an_empty_text_is_stored_as_nothing() -> None:
    assert seal_text("") == b""
    assert unseal_text(b"") == ""


def test_what_a_postgresql_driver_hands_over_is_opened_too() -> None:
    assert unseal_text(memoryview(seal_text("Añá"))) == "Añá"
    assert unseal_text(memoryview(b"")) == ""


def test_the_clear_text_is_not_in_what_is_stored() -> None:
    stored = handed_over(SealedText().get_db_prep_save("Ana Lima", connection))
    assert b"Ana" not in stored
    assert unseal_text(stored) == "Ana Lima"


def test_looking_for_a_text_in_an_encrypted_column_fails_loudly() -> None:
    field = SealedText(name="email")
    with pytest.raises(FieldError, match="cannot be searched"):
        field.get_db_prep_value("ana@example.org", connection, prepared=True)


def test_looking_for_emptied_columns_works() -> None:
    assert handed_over(SealedText(name="email").get_db_prep_value("", connection, prepared=True)) == b""
