# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an authority answered: recorded, published when it may be read, corrected in the open."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from altavoz.campaigns import freezing
from altavoz.campaigns.action import Action, Target
from altavoz.campaigns.dates_in_words import day_in
from altavoz.cases.times.approximate import Known
from altavoz.deliveries import answering, checking, noting
from altavoz.deliveries.answering import Span
from altavoz.deliveries.models import HandOver, NameCheck, Reply, ReplyNote, ReplyText
from altavoz.organisations import audit
from altavoz.participation.paper import scans
from altavoz.participation.paper.scans import Scan
from altavoz.personal_data import private_files


class Told(enum.Enum):
    DONE = "done"
    NO_WORDS = "no words"
    NO_NOTE = "no note"
    NO_DAY = "no day"
    IN_THE_FUTURE = "in the future"
    SOMEBODY_WAS_QUICKER = "somebody was quicker"
    STILL_LOOKING = "names are still looked for"
    NAMES_FOUND = "it may name people who took part"
    OFF_THE_PAGE = "corrected, and to be published again"


@dataclass(frozen=True)
class Answer:
    """What staff say of a reply. `known` is when they replied, as exactly as anybody knows; `texts` what may be read of
    it in public, by language; `target_id` who it is from, where an office replied; `answers` the days of the letters
    that it answers, None where it answers none.

    `original` are its own words, whole: they are sealed, and never shown in public.
    """

    known: Known
    target_id: int | None = None
    hand_over_id: int | None = None
    person: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    answers: Span | None = None
    original: str = ""


@dataclass(frozen=True)
class RecordedReply:
    how: Told
    reply_id: int | None = None


def record(*, action_id: int, answer: Answer, seen: int, by: User | None, now: datetime) -> RecordedReply:
    """Nobody outside sees it before `publish`. `seen` is how many replies whoever records it knew of."""
    action = Action.objects.select_related("organisation").get(pk=action_id)
    refused = _refused(action, answer, now)
    if refused is not Told.DONE:
        return RecordedReply(refused)
    try:
        with transaction.atomic():
            row = Reply.objects.create(
                action=action, number=seen + 1, recorded_by=by, recorded_at=now, **_columns(action, answer)
            )
            _write_texts(row, answer)
            answering.link(row, answer.answers)
            noting.note("deliveries.record_reply", row, by=by, now=now, after=_states(answer))
    except IntegrityError:
        return RecordedReply(Told.SOMEBODY_WAS_QUICKER)
    _keep_original(row, answer, now)
    checking.begin(row.pk)
    return RecordedReply(Told.DONE, row.pk)


def publish(*, reply_id: int, by: User | None, now: datetime, sure: bool = False) -> Told:
    """`sure`: whoever publishes it has looked at what looks like a name, and says that it is nobody's who took part."""
    row = Reply.objects.select_related("action").get(pk=reply_id)
    if not row.texts.exclude(text="").exists():
        return Told.NO_WORDS
    check = checking.of(row) or checking.begin(row.pk)
    if check.state != NameCheck.State.DONE:
        return Told.STILL_LOOKING
    if not check.lets_publish and not (sure and checking.be_sure(check, by=by, now=now)):
        return Told.NAMES_FOUND
    with transaction.atomic():
        if not Reply.objects.filter(pk=row.pk, edition=row.edition, published_at__isnull=True).update(published_at=now):
            return Told.SOMEBODY_WAS_QUICKER
        noting.note("deliveries.publish_reply", row, by=by, now=now, after={"places": len(check.found)})
    return Told.DONE


def withdraw(*, reply_id: int, by: User | None, now: datetime) -> Told:
    """Off the page again; the row stays."""
    row = Reply.objects.select_related("action").get(pk=reply_id)
    with transaction.atomic():
        if not Reply.objects.filter(pk=row.pk, published_at__isnull=False).update(published_at=None):
            return Told.SOMEBODY_WAS_QUICKER
        noting.note("deliveries.withdraw_reply", row, by=by, now=now)
    return Told.DONE


def correct(
    *, reply_id: int, answer: Answer, notes: Mapping[str, str], edition: int, by: User | None, now: datetime
) -> Told:
    """What was public says from now on that it was corrected, when and why."""
    row = Reply.objects.select_related("action__organisation").get(pk=reply_id)
    refused = _refused(row.action, answer, now)
    if refused is not Told.DONE:
        return refused
    said = {language: words for language, words in notes.items() if words}
    if row.published_at is not None and not said:
        return Told.NO_NOTE
    with transaction.atomic():
        rows = Reply.objects.filter(pk=row.pk, edition=edition)
        if not rows.update(edition=edition + 1, **_columns(row.action, answer)):
            return Told.SOMEBODY_WAS_QUICKER
        row.texts.all().delete()
        row.refresh_from_db()
        _write_texts(row, answer)
        answering.link(row, answer.answers)
        ReplyNote.objects.bulk_create(
            ReplyNote(reply=row, language=language, words=words, at=now) for language, words in said.items()
        )
        before, after = {"edition": edition}, {"edition": edition + 1, **_states(answer)}
        noting.note("deliveries.correct_reply", row, by=by, now=now, before=before, after=after)
    _keep_original(row, answer, now)
    return _still_public(row, now)


def _still_public(row: Reply, now: datetime) -> Told:
    """Corrected words are looked through anew. Where that takes time, or finds something, they leave the page first."""
    check = checking.begin(row.pk)
    if check.lets_publish or not Reply.objects.filter(pk=row.pk, published_at__isnull=False).update(published_at=None):
        return Told.DONE
    noting.note("deliveries.withdraw_reply", row, by=None, now=now)
    return Told.OFF_THE_PAGE


def keep_scan(*, reply_id: int, scan: Scan, by: User | None, now: datetime) -> None:
    """Sealed, and never shown in public."""
    row = Reply.objects.select_related("action", "scan").get(pk=reply_id)
    old = row.scan
    [kept] = scans.keep([scan], about=f"reply-{row.public_id}", now=now)
    Reply.objects.filter(pk=row.pk).update(scan=kept)
    if old is not None:
        private_files.drop([old])
    noting.note("deliveries.keep_reply_scan", row, by=by, now=now)


def _keep_original(row: Reply, answer: Answer, now: datetime) -> None:
    """Where nothing is said, what is kept stays."""
    if answer.original:
        old = row.original
        file = private_files.keep([answer.original.encode()], name="reply.txt", media_type="text/plain", now=now)
        Reply.objects.filter(pk=row.pk).update(original=file)
        if old is not None:
            private_files.drop([old])


def _refused(action: Action, answer: Answer, now: datetime) -> Told:
    if not any(answer.texts.values()):
        return Told.NO_WORDS
    on, today = answer.known.on, day_in(now, action.zone) or now.date()
    if on is None or answer.known.contradicts():
        return Told.NO_DAY
    return Told.IN_THE_FUTURE if max(on, answer.known.until or on) > today else Told.DONE


@dataclass(frozen=True)
class _Columns:
    on: date | None
    until: date | None
    precision: str
    part: str
    qualifier: str
    target: Target | None
    hand_over: HandOver | None
    person: str


def _columns(action: Action, answer: Answer) -> dict[str, date | str | Target | HandOver | None]:
    """What belongs to another action is not taken."""
    target = Target.objects.filter(action=action, pk=answer.target_id or 0).first()
    hand_over = HandOver.objects.filter(action=action, pk=answer.hand_over_id or 0).first()
    return vars(_Columns(**vars(answer.known), target=target, hand_over=hand_over, person=answer.person))


def _write_texts(row: Reply, answer: Answer) -> None:
    """In each language: the office as it is called on that day, and the text where there is one."""
    titles = {} if row.target is None else {each.language: each for each in freezing.on_day(row.target, row.on)}
    ReplyText.objects.bulk_create(
        ReplyText(
            reply=row,
            language=language,
            office_title=(titles[language].office_title or titles[language].holder_name) if language in titles else "",
            text=answer.texts.get(language, ""),
        )
        for language in sorted({*titles, *(code for code, text in answer.texts.items() if text)})
    )


def _states(answer: Answer) -> dict[str, audit.Value]:
    languages = " ".join(sorted(code for code, text in answer.texts.items() if text))
    return {"on": str(answer.known.on), "languages": languages}
