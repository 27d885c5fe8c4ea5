# SPDX-License-Identifier: AGPL-3.0-or-later
"""One version of a letter in one language with its signatures: the one source of page, PDF, DOCX and plain text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from altavoz.actions.joint_letter import publishing, wording
from altavoz.actions.joint_letter.models.invitations import Signer
from altavoz.actions.joint_letter.models.letter import JointLetter
from altavoz.actions.joint_letter.models.versions import LetterVersion, VersionSigner
from altavoz.actions.joint_letter.wording import Words
from altavoz.campaigns import counts
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.personal_data.models import PrivateFile


@dataclass(frozen=True)
class Signature:
    """`scan` and `logo` are for the PDF alone."""

    organisation: str
    is_chair: bool
    name: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    scan: PrivateFile | None = None
    logo: PrivateFile | None = None


@dataclass(frozen=True)
class Sheet:
    """`number` is 0 for a draft, which says so on every page. `mark` speaks the active language, as `made` does.

    `people` is how many had added their own names when the copy was made, never who.
    """

    language: str
    words: Words
    signatures: tuple[Signature, ...]
    number: int
    made: str
    keeper: str
    people: int = 0

    @property
    def joined(self) -> str:
        """A line below the signatures; empty where no person has added a name."""
        if not self.people:
            return ""
        words = ngettext(
            "%(number)s person has added a name to this letter.",
            "%(number)s people have added their names to this letter.",
            self.people,
        )
        return words % {"number": number_format(self.people, force_grouping=True)}

    @property
    def mark(self) -> str:
        """What stands at the foot of every copy."""
        if not self.number:
            return _("Draft: not for publication")
        return _("Version %(number)d of %(day)s") % {"number": self.number, "day": self.made}

    @property
    def chairs(self) -> tuple[Signature, ...]:
        return tuple(each for each in self.signatures if each.is_chair)

    @property
    def others(self) -> tuple[Signature, ...]:
        return tuple(each for each in self.signatures if not each.is_chair)


def of_version(version: LetterVersion, *, language: str) -> Sheet | None:
    letter = version.letter
    known = {code: Words.read(kept) for code, kept in version.words.items()}
    words = wording.in_language(known, language)
    if words is None:
        return None
    rows = version.signers.select_related("signer__invitation__logo", "signer__signature")
    return _sheet(letter, words, rows, number=version.number, at=version.made_at)


def of_draft(letter: JointLetter, *, language: str, now: datetime) -> Sheet | None:
    """As it would go out today."""
    words = wording.in_language(wording.draft_of(letter), language)
    if words is None:
        return None
    rows = [publishing.stands(None, signer) for signer in publishing.standing(letter)]
    return _sheet(letter, words, rows, number=0, at=now)


def _sheet(letter: JointLetter, words: Words, rows: Iterable[VersionSigner], *, number: int, at: datetime) -> Sheet:
    action, language = letter.action, words.language
    unnamed = action.danger == Action.Danger.HIGH
    return Sheet(
        language=language,
        words=words,
        signatures=tuple(
            _signature(row, unnamed=unnamed) for row in publishing.in_order(rows, letter=letter, language=language)
        ),
        number=number,
        made=in_words(day_in(at, action.zone), precision="day", language=get_language() or language),
        keeper=action.organisation.name(language),
        people=counts.total(action.pk) if number and letter.individuals else 0,
    )


def _signature(row: VersionSigner, *, unnamed: bool) -> Signature:
    """Where people are in danger organisations alone stand there."""
    signer: Signer = row.signer
    if unnamed:
        return Signature(row.organisation_name, row.is_chair)
    return Signature(
        organisation=row.organisation_name,
        is_chair=row.is_chair,
        name=signer.full_name,
        title=signer.title,
        scan=signer.signature,
        logo=signer.invitation.logo,
    )
