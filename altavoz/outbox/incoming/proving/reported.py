# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the mail server in front of us found out about a sender (Authentication-Results, RFC 8601).

Anybody can write such a header. Only those that bear the name of our own server are read, only above the first station
on the way that stands below them, and of two words on one method the upper one: headers are put on top.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message

METHODS = ("spf", "dkim", "dmarc")
RESULTS = frozenset({"none", "pass", "fail", "softfail", "policy", "neutral", "temperror", "permerror"})
METHOD = re.compile(r"\A\s*(?P<method>[a-z0-9-]+)\s*(?:/\s*\d+\s*)?=\s*(?P<result>[a-z]+)\b", re.IGNORECASE)
DOMAIN = re.compile(r"\bheader\.d\s*=\s*\"?(?P<domain>[a-z0-9.-]{1,253})", re.IGNORECASE)
# What is longer than any server writes is not read to its end.
LONGEST = 8_000


@dataclass(frozen=True)
class Proof:
    """Each a word of RFC 8601, or empty where nobody has looked. `signed_by` is the domain of a valid signature."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    signed_by: str = ""

    @property
    def is_there(self) -> bool:
        return bool(self.spf or self.dkim or self.dmarc)


def read(message: Message, *, server: str) -> Proof:
    """`server` is the name of our own, or empty: then nobody is believed."""
    found: dict[str, str] = {}
    for value in _believed(message, server) if server else ():
        for method, told in _methods(value).items():
            found.setdefault(method, told[0])
            if method == "dkim" and found["dkim"] == "pass" == told[0]:
                found.setdefault("signed_by", told[1])
    return Proof(**found)


def _believed(message: Message, server: str) -> Iterator[str]:
    seen = False
    for name, value in message.items():
        lower = name.lower()
        if lower == "received" and seen:
            return
        if lower != "authentication-results":
            continue
        told = _without_comments(str(value)[:LONGEST])
        who, _, rest = told.partition(";")
        # A version may follow the name: "mx.example.org 1".
        if who.split()[:1] == [server] or who.lower().split()[:1] == [server.lower()]:
            seen = True
            yield rest


def _methods(told: str) -> Mapping[str, tuple[str, str]]:
    """Of several signatures a valid one counts: the others may be of lists and relays on the way."""
    found: dict[str, tuple[str, str]] = {}
    for part in told.split(";"):
        said = METHOD.match(part)
        if said is None:
            continue
        method, result = said["method"].lower(), said["result"].lower()
        if method not in METHODS or result not in RESULTS:
            continue
        domain = DOMAIN.search(part)
        if method not in found or (result == "pass" and found[method][0] != "pass"):
            found[method] = (result, domain["domain"].lower() if domain else "")
    return found


def _without_comments(value: str) -> str:
    """Comments in brackets may hold anything, a semicolon or the name of a method too; so may quoted strings."""
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for sign in value:
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == '"' and not depth:
            quoted = not quoted
        elif not quoted and sign == "(":
            depth += 1
        elif not quoted and sign == ")":
            depth = max(0, depth - 1)
        elif not depth and not (quoted and sign in ";="):
            kept.append(sign)
    return "".join(kept)
