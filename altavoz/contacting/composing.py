# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person's words to one office: greeting, the plan's text or her own, and her name."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.campaigns.merge_fields import AboutOffice
from altavoz.contacting.models import PlanText
from altavoz.contacting.stances import Stance
from altavoz.decision_makers.models import Office, Person
from altavoz.personal_data.sealing import keyed_hash
from altavoz.supporters.merge_fields import AboutPerson
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Output

# The sorts of text for an office, the best first. Whoever is not known to have signed is asked, and never thanked.
FITTING: Mapping[Stance, Sequence[str]] = {
    Stance.HAS_SIGNED: (PlanText.Stance.THANK, PlanText.Stance.ANY, PlanText.Stance.ASK),
    Stance.HAS_NOT: (PlanText.Stance.ASK, PlanText.Stance.ANY),
    Stance.UNKNOWN: (PlanText.Stance.ANY, PlanText.Stance.ASK),
}


@dataclass(frozen=True)
class Names:
    """Who writes, as far as it is known: on the open page nothing is."""

    given_name: str = ""
    family_name: str = ""
    place: str = ""

    @property
    def full(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


NOBODY = Names()


@dataclass(frozen=True)
class Words:
    """A letter in its parts. `text` is what a supporter may see and edit; greeting and closing are put around it.

    `body` is what a Message keeps: the closing is added when the letter is written, for its writer may still set
    her name right before she confirms.
    """

    subject: str
    greeting: str
    text: str
    closing: str
    language: str

    @property
    def body(self) -> str:
        return f"{self.greeting}\n\n{self.text}"

    @property
    def whole(self) -> str:
        return signed(self.body, self.closing)

    def saying(self, text: str, *, subject: str = "") -> "Words":
        """The same letter with a supporter's own text."""
        return replace(self, text=text, subject=subject or self.subject)


NO_WORDS = Words("", "", "", "", "")


def signed(body: str, closing: str) -> str:
    return f"{body}\n\n{closing}"


def compose(
    text: PlanText,
    *,
    office: Office,
    person: Person | None,
    language: str,
    names: Names = NOBODY,
    about: Sequence[object] = (),
) -> Words:
    """That text, addressed to that office. `about` fills the fields that tell of the action."""
    with override(language):
        hello = greeting(office, person, language)
        to = AboutOffice(office.title(language), str(person or ""), hello.rstrip(",:"))
        values = (*about, to, AboutPerson(names.given_name, names.family_name, names.place))
        return Words(
            subject=" ".join(fill_in(text.subject, values).split()),
            greeting=hello,
            text=fill_in(text.message.replace("\r\n", "\n").strip(), values),
            closing=closing(names),
            language=language,
        )


def greeting(office: Office, person: Person | None, language: str) -> str:
    """As the office wants to be addressed in that language; else by name, and without a name neutrally."""
    said = {text.language: text.salutation for text in office.texts.all() if text.salutation}
    with override(language):
        if not (wanted := said.get(language)):
            return _("Dear %(name)s,") % {"name": person} if person else _("Dear Sir or Madam,")
        said_so = fill_in(wanted, [AboutOffice(office.title(language), str(person or ""))]).strip()
        return said_so if said_so[-1:] in ",:.!" else _("%(salutation)s,") % {"salutation": said_so}


def fill_in(text: str, values: Sequence[object]) -> str:
    return merge_fields.render(text, values=values, output=Output.TEXT)


def takes_fields(texts: Sequence[PlanText]) -> bool:
    return any("[[" in text.subject + text.message + text.call_script + text.post for text in texts)


def closing(names: Names) -> str:
    """In the active language."""
    lines = (names.full, names.place)
    return "\n".join((_("Yours sincerely,"), *(line for line in lines if line)))


def text_for(
    texts: Sequence[PlanText], *, language: str, stance: Stance = Stance.UNKNOWN, variant: int = 0
) -> PlanText | None:
    """The text for an office of that stance, of the first of its sorts that the language has.

    `variant` counts from 0 and goes round, so that any number leads to a text. None where no text of the language fits.
    """
    spoken = [text for text in texts if text.language == language]
    by_sort = ([text for text in spoken if text.stance == sort] for sort in FITTING[stance])
    fitting = next((found for found in by_sort if found), [])
    return sorted(fitting, key=lambda text: text.variant)[variant % len(fitting)] if fitting else None


def variants(texts: Sequence[PlanText], *, language: str) -> int:
    """How many there are to choose among, at least one."""
    return max(1, len({text.variant for text in texts if text.language == language}))


def any_variant(texts: Sequence[PlanText], *, language: str) -> int:
    """Evenly at random, so that letters differ."""
    return secrets.randbelow(variants(texts, language=language))


def text_key(text: str) -> bytes:
    """The same for texts that differ in nothing but spaces: by it alike letters fold into one digest."""
    return keyed_hash(" ".join(text.split()), purpose="message")
