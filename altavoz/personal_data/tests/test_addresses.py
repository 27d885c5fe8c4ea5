# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from altavoz.personal_data.addresses import canonical, domain_of, email_key


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (" Ana.Lima+news@GoogleMail.com ", "analima@gmail.com"),
        ("Ana.Lima@Example.org", "ana.lima@example.org"),
        ("ana+news@example.org", "ana+news@example.org"),
        ("ana+news@protonmail.com", "ana@proton.me"),
        ("ana.lima+x@outlook.com", "ana.lima@outlook.com"),
        ("+@gmail.com", "+@gmail.com"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
    ],
)
def test_addresses_of_one_mailbox_become_one(typed: str, same: str) -> None:
    assert canonical(typed) == same


def test_a_canonical_address_is_its_own_canonical_form() -> None:
    for address in ("analima@gmail.com", "ana@proton.me", "ana@xn--bcher-kva.example"):
        assert canonical(address) == address


def test_an_accent_may_be_typed_in_two_ways() -> None:
    assert email_key("ren\u00e9@example.org") == email_key("rene\u0301@example.org")


def test_the_key_does_not_hold_the_address() -> None:
    key = email_key("ana@example.org")
    assert len(key) == 32
    assert b"ana" not in key


@pytest.mark.parametrize("odd", ["", "no-at-sign", "@", "a@", "@b"])
def test_odd_addresses_break_nothing(odd: str) -> None:
    assert isinstance(canonical(odd), str)
    assert isinstance(domain_of(odd), str)


def test_the_domain_is_told_in_small_ascii() -> None:
    assert domain_of("Ana@BÜCHER.example") == "xn--bcher-kva.example"
