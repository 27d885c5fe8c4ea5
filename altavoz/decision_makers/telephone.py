# SPDX-License-Identifier: AGPL-3.0-or-later
"""A telephone number as a link that any phone can dial (RFC 3966)."""

import re

# Where a number is written without its country, and always with as many digits.
CALLING_CODES = {"CA": ("1", 10), "US": ("1", 10), "MX": ("52", 10)}
EXTENSION = re.compile(r"\s*(?:ext(?:ension)?\.?|poste|x|#)\s*(\d{1,7})\s*\Z", re.IGNORECASE)
FEWEST, MOST = 3, 15


def tel_link(written: str, country: str = "") -> str:
    """Empty where no number can be made of it: a wrong link would call a stranger."""
    extension = EXTENSION.search(written)
    number = written[: extension.start()] if extension else written
    digits = "".join(sign for sign in number if sign in "0123456789")
    if re.search(r"[^\W\d_]", number) or not FEWEST <= len(digits) <= MOST:
        return ""
    dialled = _abroad(number.strip(), digits) or _at_home(digits, country)
    return f"tel:{dialled}{f';ext={extension[1]}' if extension else ''}"


def _abroad(number: str, digits: str) -> str:
    if number.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if number.startswith("00") else ""


def _at_home(digits: str, country: str) -> str:
    code, length = CALLING_CODES.get(country.upper(), ("", 0))
    if code and len(digits) == length:
        return f"+{code}{digits}"
    return f"+{digits}" if code and digits.startswith(code) and len(digits) == length + len(code) else digits
