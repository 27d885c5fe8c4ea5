# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells of an action: it was handed over, and what they replied."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from django.db.models import Prefetch
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.campaigns import presence, story
from altavoz.campaigns.action import Action, Precision
from altavoz.campaigns.asking import STANDINGS
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.campaigns.life import ENDINGS
from altavoz.campaigns.page_parts import OfficeLine, TargetLine
from altavoz.campaigns.story import Delivery, Picture, Rank, StoryLine, Telling, Told
from altavoz.cases.times import approximate
from altavoz.deliveries.models import HandedTo, HandedToTitle, HandOver, HandOverText, Reply, ReplyText
from altavoz.tallies.checkpoints import withdrawn_since

InALanguage = TypeVar("InALanguage", HandOverText, HandedToTitle)


def delivery_lines(telling: Telling) -> Told:
    """No query where there is nothing to tell, and somebody has looked."""
    hand_overs = standing(telling.action)
    replies = public_replies(telling.action)
    lines = [_handed(row, telling) for row in hand_overs] or list(_only_a_day(telling))
    deliveries = [
        Delivery(" ".join((*facts(row, telling.language), *_left_since(row))), _targets(row, replies, telling))
        for row in hand_overs
    ]
    return Told([*lines, *(_replied(row, telling) for row in replies)], deliveries)


def register_teller() -> None:
    story.register("deliveries", delivery_lines)
    presence.register("hand-overs", lambda action_id: HandOver.objects.filter(action=action_id))
    presence.register("replies", lambda action_id: Reply.objects.filter(action=action_id))


def standing(action: Action) -> list[HandOver]:
    """Every hand-over that was not taken back, with all that its words need."""
    if not presence.may_have(action, "hand-overs"):
        return []
    rows = HandOver.objects.filter(action=action, taken_back_at__isnull=True).select_related(
        "picture", "pack__checkpoint"
    )
    handed = Prefetch("handed_to", HandedTo.objects.select_related("target__office"))
    return list(rows.prefetch_related("texts", handed, "handed_to__titles").order_by("on", "number"))


def public_replies(action: Action) -> list[Reply]:
    if not presence.may_have(action, "replies"):
        return []
    rows = Reply.objects.filter(action=action, published_at__isnull=False)
    return list(rows.prefetch_related("texts", "notes", "answers").order_by("on", "number"))


def facts(row: HandOver, language: str, *, only_known: bool = False) -> Iterator[str]:
    """When, where, by whom and how many, each as a sentence; what is not known is said to be so."""
    if row.on is not None or not only_known:
        yield _day_said(row, language)
    told = _in_language(row.texts.all(), language)
    where, by_whom = (told.where, told.by_whom) if told else ("", "")
    if where or not only_known:
        yield _("Place: %(where)s.") % {"where": where.rstrip(".")} if where else _("The place is not known.")
    if by_whom or not only_known:
        yield (
            _("Handed over by: %(who)s.") % {"who": by_whom.rstrip(".")}
            if by_whom
            else _("Who handed it over is not known.")
        )
    if row.how_many is not None:
        words = ngettext(
            "%(number)s signature was handed over.", "%(number)s signatures were handed over.", row.how_many
        )
        yield words % {"number": formats.number_format(row.how_many, use_l10n=True, force_grouping=True)}


def _left_since(row: HandOver) -> Iterator[str]:
    """What was handed over stays as it was; the count goes on, and who reads both is told why they differ."""
    checkpoint = row.pack.checkpoint if row.pack else None
    if checkpoint is not None and (left := withdrawn_since(checkpoint)) > 0:
        words = ngettext(
            "%(number)s signature has been withdrawn since the names were put together.",
            "%(number)s signatures have been withdrawn since the names were put together.",
            left,
        )
        yield words % {"number": formats.number_format(left, use_l10n=True, force_grouping=True)}


def _day_said(row: HandOver, language: str) -> str:
    if row.on is None:
        return _("The day is not known.")
    day = in_words(row.on, precision=row.precision, language=language)
    return (
        _("Handed over on %(date)s.") % {"date": day}
        if row.precision == Precision.DAY
        else _("Handed over in %(date)s.") % {"date": day}
    )


def _handed(row: HandOver, telling: Telling) -> StoryLine:
    told = _in_language(row.texts.all(), telling.language)
    picture = None
    if row.picture is not None and row.everyone_agreed and told is not None:
        picture = Picture(row.picture, told.picture_alt, row.picture_credit)
    # The timeline says the day itself, and the list below it what nobody knows.
    notes = [fact for fact in facts(row, telling.language, only_known=True) if fact != _day_said(row, telling.language)]
    return StoryLine(
        Rank.HANDED_OVER,
        _("It was handed over"),
        on=row.on,
        precision=row.precision,
        text=told.account if told else "",
        language=_other(told, telling.language),
        notes=tuple(notes),
        picture=picture,
    )


def _only_a_day(telling: Telling) -> Iterator[StoryLine]:
    """Delivered, and nobody has written down more than that."""
    if telling.view.delivered:
        yield StoryLine(Rank.HANDED_OVER, _("It was handed over"), on=telling.action.delivered_on)


def _targets(row: HandOver, replies: Sequence[Reply], telling: Telling) -> tuple[TargetLine, ...]:
    """One holder's offices stand together under their name, as on that day."""
    groups: dict[tuple[str, str], list[HandedTo]] = {}
    for handed in row.handed_to.all():
        key = (handed.holder_name, handed.holder_standing) if handed.holder_name else (str(handed.pk), "")
        groups.setdefault(key, []).append(handed)
    return tuple(_line(row, group, replies, telling) for group in groups.values())


def _line(row: HandOver, group: Sequence[HandedTo], replies: Sequence[Reply], telling: Telling) -> TargetLine:
    first = group[0]
    titles = [_in_language(each.titles.all(), telling.language) for each in group]
    answered = _answered([each.target_id for each in group], replies, telling.language)
    return TargetLine(
        first.holder_name,
        first.holder_standing,
        str(STANDINGS.get(first.holder_standing, "")),
        tuple(
            OfficeLine(each.title, _received(handed), _entry(handed))
            for each, handed in zip(titles, group, strict=True)
            if each and each.title
        ),
        answered=answered,
        unanswered="" if answered else _silence(row, telling),
    )


def _entry(handed: HandedTo) -> str:
    """Empty where a person was asked, or where the office is asked no more."""
    office = handed.target.office if handed.target else None
    return office.public_id if office else ""


def _received(handed: HandedTo) -> str:
    return _("received by %(who)s") % {"who": handed.received_by} if handed.received_by else ""


def _answered(target_ids: Iterable[int | None], replies: Sequence[Reply], language: str) -> str:
    asked = {number for number in target_ids if number}
    first = next((reply for reply in replies if reply.target_id in asked), None)
    if first is None:
        return ""
    return _("Replied: %(date)s") % {"date": approximate.in_words(first.known, language)}


def _silence(row: HandOver, telling: Telling) -> str:
    """Nobody is said to be silent since a day that nobody knows."""
    if row.on is None:
        return ""
    return _("No reply") if telling.action.state in ENDINGS else _("No reply yet")


def _replied(row: Reply, telling: Telling) -> StoryLine:
    told = _said(row, telling.language)
    title = next((each.office_title for each in row.texts.all() if each.language == telling.language), "")
    office = title or told.office_title
    return StoryLine(
        Rank.REPLIED,
        _("Reply: %(office)s") % {"office": office} if office else _("A reply"),
        on=row.on,
        known=row.known,
        text=told.text,
        language=_other(told, telling.language),
        notes=tuple(_reply_notes(row, telling)),
    )


def _reply_notes(row: Reply, telling: Telling) -> Iterator[str]:
    if row.person:
        yield _("Signed by %(person)s.") % {"person": row.person}
    if letters := sum(each.how_many or 0 for each in row.answers.all()):
        yield ngettext(
            "It answers %(number)s letter that was sent to this office.",
            "It answers %(number)s letters that were sent to this office.",
            letters,
        ) % {"number": formats.number_format(letters, use_l10n=True, force_grouping=True)}
    by_moment: dict[date, dict[str, str]] = {}
    for note in row.notes.all():
        day = day_in(note.at, telling.action.zone) or note.at.date()
        by_moment.setdefault(day, {})[note.language] = note.words
    for day, words in by_moment.items():
        said = words.get(telling.language) or next(iter(words.values()))
        when = in_words(day, precision=Precision.DAY, language=telling.language)
        yield _("Corrected on %(date)s: %(words)s") % {"date": when, "words": said}


def _said(row: Reply, language: str) -> ReplyText:
    """The text in that language, else in the first that has one."""
    texts = [each for each in row.texts.all() if each.text]
    return next((each for each in texts if each.language == language), texts[0])


def _in_language(texts: Iterable[InALanguage], language: str) -> InALanguage | None:
    """The row of that language, else the first."""
    by_language = {each.language: each for each in texts}
    return by_language.get(language) or next(iter(by_language.values()), None)


def _other(told: HandOverText | ReplyText | None, language: str) -> str:
    return told.language if told is not None and told.language != language else ""
