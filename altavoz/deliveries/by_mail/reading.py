# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail for the eyes of staff: its words as plain text, and a list of what hangs on it.

Nothing of it is ever shown as it came: no HTML, no picture, no PDF is opened. Where it is put together wrongly, or so
that reading it would take too much, it says so, and the whole can still be taken along.
"""

import binascii
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from html.parser import HTMLParser
from itertools import islice

from altavoz.deliveries.by_mail.heads import decoded, one_line
from altavoz.deliveries.by_mail.rows import ReplyMail
from altavoz.personal_data import private_files

# More words than staff would read on a screen; and more parts than any honest mail has.
LONGEST_TEXT = 100_000
LARGEST_HTML = 500_000
MOST_PARTS = 100
MOST_BOUNDARIES = 5_000
UNREADABLE = (RecursionError, ValueError, LookupError, AssertionError, TypeError, AttributeError)
HIDDEN = frozenset({"style", "script", "head", "title", "template"})
BREAKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote"})


@dataclass(frozen=True)
class Attachment:
    """`place` is its number in the mail; `name` what it was called there, made harmless."""

    place: int
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Content:
    """`cut` where there is more text than is shown; `broken` where not all of it could be read."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    cut: bool = False
    broken: bool = False


def read(row: ReplyMail) -> Content:
    if row.trouble == ReplyMail.Trouble.TOO_BIG:
        return Content(cut=True)
    return read_bytes(b"".join(private_files.read(row.file)))


def read_bytes(content: bytes) -> Content:
    parts = _parts(content)
    words, attached, broken = "", list[Attachment](), not parts or len(parts) > MOST_PARTS
    for place, part in enumerate(parts[:MOST_PARTS]):
        try:
            said = _text(part) if _is_text(part) else ""
            if said and not words:
                words = said
            elif not _is_text(part) or not _is_alternative(part):
                attached.append(_attachment(place, part))
        except UNREADABLE:
            broken = True
    broken = broken or any(part.defects for part in parts)
    return Content(_clean(words[:LONGEST_TEXT]), tuple(attached), len(words) > LONGEST_TEXT, broken)


def attachment(row: ReplyMail, place: int) -> bytes | None:
    """Its bytes as they were sent; None where there is none of that number, or it cannot be read."""
    if row.trouble == ReplyMail.Trouble.TOO_BIG:
        return None
    parts = _parts(b"".join(private_files.read(row.file)))
    try:
        return _bytes(parts[place]) if 0 <= place < min(len(parts), MOST_PARTS) else None
    except UNREADABLE:
        return None


def _parts(content: bytes) -> list[Message]:
    """Whatever holds no other parts, one more than MOST_PARTS at most; nothing where it cannot be taken apart.

    A mail within a mail is one thing, and is not opened. What has thousands of boundaries is not taken apart at all.
    """
    if content.count(b"\n--") > MOST_BOUNDARIES:
        return []
    try:
        return list(islice(_walk(message_from_bytes(content)), MOST_PARTS + 1))
    except UNREADABLE:
        return []


def _walk(message: Message) -> Iterator[Message]:
    waiting = deque([message])
    while waiting:
        part = waiting.popleft()
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            waiting.extendleft(each for each in reversed(inner) if isinstance(each, Message))
        else:
            yield part


def _is_text(part: Message) -> bool:
    is_file = part.get_content_disposition() == "attachment" or bool(part.get_filename())
    return part.get_content_type() in {"text/plain", "text/html"} and not is_file


def _is_alternative(part: Message) -> bool:
    """The same words once more, as HTML: they are not listed as something that hangs on it."""
    return part.get_content_type() == "text/html"


def _text(part: Message) -> str:
    raw = _bytes(part)
    charset = part.get_content_charset() or "utf-8"
    try:
        words = raw.decode(charset, "replace")
    except LookupError:
        words = raw.decode("latin-1")
    return _from_html(words) if part.get_content_type() == "text/html" else words


def _attachment(place: int, part: Message) -> Attachment:
    name = one_line(decoded(part.get_filename("")), longest=120).replace("/", "_").replace("\\", "_")
    return Attachment(place, name, part.get_content_type()[:80], len(_bytes(part)))


def _bytes(part: Message) -> bytes:
    """A mail within a mail as it stands there."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"\r\n".join(each.as_bytes() for each in inner if isinstance(each, Message))
    try:
        found = part.get_payload(decode=True)
    except binascii.Error:
        found = None
    return found if isinstance(found, bytes) else str(inner).encode("utf-8", "replace")


def _clean(words: str) -> str:
    """Line ends and tabs stay; other signs that nobody sees go, and so do long rows of empty lines."""
    lines = [one_line_of(line) for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def one_line_of(line: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in line).rstrip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden = 0 if tag == "body" else self.hidden + (tag in HIDDEN)
        if tag in BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in HIDDEN))
        if tag in BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


def _from_html(markup: str) -> str:
    reader = _Words()
    reader.feed(markup[:LARGEST_HTML])
    return "".join(reader.words)
