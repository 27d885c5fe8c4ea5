# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whom in the chamber a name may mean, with a score. A name that fits two people is never guessed.

Candidates come from the words of the family names, and from their groups of three letters where a word is misspelled;
the few that are left are looked at closely with the standard library's difflib.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from altavoz.actions.legislator_letter.asked_names import Asked, Beside, readings
from altavoz.decision_makers.folding import fold

MOST_CANDIDATES = 6
SURE, WORTH_A_LOOK, CLEAR = 86, 55, 12
# Short names that share no beginning with the long ones.
SHORT = {
    "bob": "robert", "bobby": "robert", "bill": "william", "billy": "william", "dick": "richard", "rick": "richard",
    "ted": "edward", "ed": "edward", "jim": "james", "jimmy": "james", "jack": "john", "mike": "michael",
    "peggy": "margaret", "betty": "elizabeth", "liz": "elizabeth", "beth": "elizabeth", "tony": "anthony",
    "hank": "henry", "harry": "henry", "chuck": "charles", "charlie": "charles", "kathy": "katherine",
    "kate": "katherine", "steve": "stephen", "jerry": "gerald", "gene": "eugene", "pepe": "jose", "pancho": "francisco",
    "paco": "francisco", "lupe": "guadalupe", "beto": "roberto", "chuy": "jesus", "nacho": "ignacio",
}  # fmt: skip


class Certainty(Enum):
    SURE = "sure"
    CHOOSE = "choose"
    NONE = "none"


@dataclass(frozen=True)
class Member:
    """A member as names are compared. `last` and `first` are folded words; `places` and `parties` folded names and
    codes of where he sits and for whom."""

    key: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    places: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    district: str = ""


@dataclass(frozen=True)
class Candidate:
    key: int
    score: int


@dataclass(frozen=True)
class Matched:
    """A name as it was pasted. The best candidate comes first; only a sure one may be ticked beforehand."""

    text: str
    certainty: Certainty
    candidates: tuple[Candidate, ...] = ()


class Matcher:
    """Made once for a chamber, asked for many names."""

    def __init__(self, members: Iterable[Member]) -> None:
        self.members = {member.key: member for member in members}
        self.beside = Beside(
            places=frozenset(place for member in self.members.values() for place in member.places),
            parties=frozenset(party for member in self.members.values() for party in member.parties),
        )
        self.by_word: dict[str, set[int]] = defaultdict(set)
        self.by_three: dict[str, set[int]] = defaultdict(set)
        for member in self.members.values():
            for word in member.last:
                self.by_word[word].add(member.key)
            for three in _threes("".join(member.last)):
                self.by_three[three].add(member.key)

    def match(self, lines: Sequence[str]) -> list[Matched]:
        """A line that holds several names gives several answers."""
        known: dict[str, list[Matched]] = {}
        for line in lines:
            if line not in known:
                known[line] = self._line(line)
        return [matched for line in lines for matched in known[line]]

    def _line(self, line: str) -> list[Matched]:
        """The reading of which most is found; of equals the likelier."""
        found = [[(name, self._name(name)) for name in reading] for reading in readings(line, self.beside)]
        best = max(found, key=lambda names: min((answer[1][0].score if answer[1] else 0) for answer in names))
        if len(best) == 1:
            return [Matched(line, _certainty(best[0][1]), best[0][1])]
        return [Matched(_words_of(name), _certainty(candidates), candidates) for name, candidates in best]

    def _name(self, name: Asked) -> tuple[Candidate, ...]:
        scored = [Candidate(key, _score(name, self.members[key])) for key in self._near(name)]
        worth = sorted(
            (each for each in scored if each.score >= WORTH_A_LOOK), key=lambda each: (-each.score, each.key)
        )
        return tuple(worth[:MOST_CANDIDATES])

    def _near(self, name: Asked) -> set[int]:
        """Members with a word of the name in their family name; else those who share most groups of letters."""
        exact = set().union(*(self.by_word.get(word, set()) for word in name.words))
        if any(_fits_last(name, self.members[key]) == 1 for key in exact):
            return exact
        threes: Counter[int] = Counter()
        for three in {three for word in name.words for three in _threes(word)} | _threes("".join(name.words[-2:])):
            threes.update(self.by_three.get(three, ()))
        return exact | {key for key, shared in threes.most_common(MOST_CANDIDATES + 2) if shared > 1}


def member(
    *, key: int, name: str, sort_name: str, places: Iterable[str], parties: Iterable[str], district: str
) -> Member:
    """As the directory writes it: "Alan S. Lowenthal", "Lowenthal, Alan"."""
    last, comma, _first = sort_name.partition(",")
    words = _name_of(name)
    last_words = _name_of(last) if comma else words[-1:]
    first = tuple(word for word in words if word not in last_words) + (_name_of(_first) if comma else ())
    return Member(
        key=key,
        first=tuple(dict.fromkeys(first)),
        last=last_words or words,
        places=frozenset(filter(None, map(fold, places))),
        parties=frozenset(said for party in parties for said in _party(party)),
        district=district,
    )


def _name_of(text: str) -> tuple[str, ...]:
    words = fold(text.replace(".", " ").replace("'", "").replace("’", "")).split()
    return tuple(word for word in words if word not in {"jr", "sr", "ii", "iii", "iv"})


def _party(party: str) -> set[str]:
    """Its name, its first letter, and the first letters of its words: "Nuevo Alianza" is also NA."""
    words = fold(party).split()
    return {" ".join(words), words[0][0], "".join(word[0] for word in words)} if words else set()


def _certainty(candidates: Sequence[Candidate]) -> Certainty:
    if not candidates:
        return Certainty.NONE
    best = candidates[0].score
    alone = len(candidates) == 1 or best - candidates[1].score >= CLEAR
    return Certainty.SURE if best >= SURE and alone else Certainty.CHOOSE


def _score(name: Asked, of: Member) -> int:
    """Of a hundred: the family name first, then the given name, then what stands beside them."""
    last = _fits_last(name, of)
    if last < 0.7:
        return 0
    first = _fits_first(name, of)
    score = 62 * last + first
    if name.places:
        score += 14 if name.places & of.places else -40
    if name.district and of.district:
        score += 6 if name.district == of.district else -18
    if name.parties and of.parties:
        score += 4 if name.parties & of.parties else -12
    # The same two names are offered whatever stands beside them, and never ticked where that contradicts.
    least = WORTH_A_LOOK if last == 1 and first >= 26 else 0
    return max(least, min(100, round(score)))


def _fits_last(name: Asked, of: Member) -> float:
    """How well some of the name's words are this family name; hyphens and missing halves are forgiven."""
    family = "".join(of.last)
    if name.last_first and "".join(name.last_first) == family:
        return 1
    runs = {
        "".join(name.words[begin:end])
        for begin in range(len(name.words))
        for end in range(begin + 1, min(len(name.words), begin + len(of.last) + 1) + 1)
    }
    if family in runs:
        return 1
    # The member's own given name is no slip of the family name: that saves most of the comparing.
    best = max((_alike(run, family) for run in runs.difference(of.first)), default=0.0)
    halves = [word for word in of.last if len(word) > 3 and word in name.words]
    return max(best, 0.9 if halves and len(of.last) > 1 else 0)


def _fits_first(name: Asked, of: Member) -> int:
    """30 for the same given name, 26 for its short form, less for an initial; 8 where none was written."""
    family = "".join(of.last)
    given = [word for word in name.words if word not in of.last and word != family]
    if not given:
        return 8
    best = max((_given(word, other) for word in given for other in of.first), default=0)
    # What is left of a misspelled family name is no given name that contradicts.
    return best if best or len(given) > 1 or _alike(given[0], family) < 0.7 else 8


def _given(word: str, other: str) -> int:
    if word == other:
        return 30 if len(word) > 1 else 18
    if len(word) == 1 or len(other) == 1:
        return 18 if word[0] == other[0] else 0
    full, other_full = SHORT.get(word, word), SHORT.get(other, other)
    if full == other_full or (min(len(full), len(other_full)) > 2 and full[:3] == other_full[:3]):
        return 26
    return 22 if _alike(word, other) >= 0.8 else 0


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1
    if abs(len(one) - len(other)) > 3 or min(len(one), len(other)) < 3:
        return 0
    if one[0] != other[0] and one[-1] != other[-1]:
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= 0.7 else 0


def _threes(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _words_of(name: Asked) -> str:
    return " ".join(word.capitalize() for word in name.words)
