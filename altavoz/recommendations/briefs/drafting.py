# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a document is begun, filled from a text that was read, and its recommendations put in their place."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import unescape
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import escape, strip_tags
from django.utils.text import slugify
from wagtail.models import Locale

from altavoz.organisations import audit
from altavoz.recommendations.briefs.blocks import MARK
from altavoz.recommendations.briefs.manuscript import DIGITS, Line, Manuscript, Sort
from altavoz.recommendations.models import Document, Recommendation
from altavoz.recommendations.pages import BriefPage
from altavoz.website.pages import HomePage

Block = dict[str, Any]  # what Wagtail keeps of a block: its type, and a value of whatever shape that type has


def pages_of(document: Document) -> list[BriefPage]:
    return list(BriefPage.objects.filter(document=document).select_related("locale").order_by("told_in"))


def begin(
    *, document: Document, language: str, by: User, now: datetime, manuscript: Manuscript | None = None
) -> BriefPage:
    """A draft in that language; where there is a page already, a newer draft of it. Nothing becomes public."""
    with transaction.atomic():
        page = BriefPage.objects.filter(document=document, told_in=language).first()
        told = _fresh(document, language) if page is None else page.get_latest_revision_as_object()
        if manuscript is not None:
            _write(told, list(_placed(_body(manuscript), _rows(document))), list(_notes(manuscript)))
        if page is None:
            HomePage.objects.get(locale=told.locale).add_child(instance=told)
        told.save_revision(user=by)
        _note("recommendations.brief", document, language, by, now)
    return told


def place_records(*, document: Document, by: User, now: datetime) -> bool:
    """What stands word by word in the page of the document's own language is shown as the record that it is."""
    page = BriefPage.objects.filter(document=document, told_in=document.language).first()
    if page is None:
        return False
    told = page.get_latest_revision_as_object()
    before = list(told.body.raw_data)
    after = list(_placed([dict(each) for each in before], _rows(document)))
    if [each["type"] for each in after] == [each["type"] for each in before]:
        return False
    _write(told, after, [dict(each) for each in told.notes.raw_data])
    told.save_revision(user=by)
    _note("recommendations.brief", document, document.language, by, now)
    return True


def publish(*, page: BriefPage, by: User, now: datetime) -> Mapping[str, Sequence[str]]:
    """The newest draft; what keeps it from being public is said by field, and then nothing is done."""
    newest = page.get_latest_revision()
    if newest is None:
        return {}
    try:
        newest.as_object().full_clean()
    except ValidationError as refused:
        return refused.message_dict
    newest.publish(user=by)
    _note("recommendations.publish_brief", page.document, page.told_in, by, now)
    return {}


def _fresh(document: Document, language: str) -> BriefPage:
    locale = Locale.objects.get(language_code=language)
    names = {text.language: text.name for text in document.texts.all()}
    other = BriefPage.objects.filter(document=document).first()
    page = BriefPage(
        document=document,
        title=names.get(language) or document.title[:255],
        slug=slugify(document.code),
        locale=locale,
        live=False,
        in_own_words=language != document.language,
    )
    if other is not None:
        page.translation_key = other.translation_key
    return page


def _write(page: BriefPage, blocks: list[Block], notes: list[Block]) -> None:
    """A footnote to a recommendation is quoted with it: what nothing else leads to stands there alone."""
    page.body = said = json.dumps(blocks)
    led = set(MARK.findall(said))
    page.notes = json.dumps([each for each in notes if each["value"]["mark"] in led])


def _body(manuscript: Manuscript) -> Iterator[Block]:
    for line in manuscript.lines:
        yield {"type": line.sort.value, "value": _value(line)}


def _value(line: Line) -> object:
    if line.sort is Sort.PART:
        return {"number": line.number, "title": MARK.sub("", line.text)[:300]}
    if line.sort is Sort.HEADING:
        return line.text[:300]
    if line.sort is Sort.TABLE:
        rows = "\n".join(" | ".join(cell or "–" for cell in row) for row in line.rows)
        return {"caption": " · ".join(line.rows[0])[:300] or "–", "rows": rows}
    return _rich(line)


def _rich(line: Line) -> str:
    said = "".join(
        f'<a href="{escape(each.url)}">{escape(each.text)}</a>' if each.url else escape(each.text)
        for each in line.words
    )
    return f"<p>{said}</p>"


def _notes(manuscript: Manuscript) -> Iterator[Block]:
    for mark, line in manuscript.notes.items():
        yield {"type": "note", "value": {"mark": mark, "text": _rich(line)}}


def _rows(document: Document) -> list[Recommendation]:
    return list(document.recommendations.exclude(state=Recommendation.State.REPLACED).order_by("order", "pk"))


def _placed(blocks: list[Block] | Iterator[Block], rows: Sequence[Recommendation]) -> Iterator[Block]:
    """Each record once, where its words stand first; a block around it keeps the words before and after."""
    waiting = list(rows)
    pending = list(blocks)
    while pending:
        block = pending.pop(0)
        if block["type"] not in {"bullet", "text"}:
            yield block
            continue
        said = _plain(block)
        joined = f"{said} {_plain(pending[0])}" if pending and pending[0]["type"] == "text" else said
        row = next((each for each in waiting if _flat(each) in {said, joined} or _within(each, said)), None)
        if row is None:
            yield block
            continue
        waiting.remove(row)
        if _flat(row) == joined != said:
            pending.pop(0)
        before, _words, after = said.partition(_flat(row)) if _flat(row) in said else ("", "", "")
        if before.strip():
            yield {"type": block["type"], "value": f"<p>{escape(before.strip())}</p>"}
        yield {"type": "record", "value": row.number}
        if after.strip():
            pending.insert(0, {"type": block["type"], "value": f"<p>{escape(after.strip())}</p>"})


def _within(row: Recommendation, said: str) -> bool:
    return row.standing == Recommendation.Standing.PROSE and _flat(row) in said


def _plain(block: Block) -> str:
    """As it was published: a mark of a footnote as the high figure that stood there."""
    text = MARK.sub(lambda found: found[1].translate(DIGITS), strip_tags(str(block["value"])))
    return " ".join(unescape(text).split())


def _flat(row: Recommendation) -> str:
    return " ".join(row.text.split())


def _note(act: str, document: Document, language: str, by: User, now: datetime) -> None:
    audit.note(
        actor=by,
        act=act,
        now=now,
        subject=document.code,
        organisation_id=document.organisation_id,
        after={"language": language},
    )
