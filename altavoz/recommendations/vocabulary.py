# SPDX-License-Identifier: AGPL-3.0-or-later
"""Themes and affected groups: what a record may be filed under, each vocabulary with the text it is taken from.

The goals are the seventeen of the 2030 Agenda, by their numbers. Themes and groups are a choice from the lists of the
Universal Human Rights Index: `published` is the name that it stands under there, in English. On 22 November 2026 each
was compared with two public copies of those lists (the search guide of the Index with its codes A1 to H1, and the
names in exports of its data up to May 2026), for the Index itself could not be asked. What it has no name for is ours,
and its `published` is empty; the source of each vocabulary says so too. Labels in three languages are our own words;
slugs stay.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Vocabulary:
    slug: str
    name: Promise
    source: str
    url: str


@dataclass(frozen=True)
class Term:
    slug: str
    label: Promise
    vocabulary: Vocabulary
    # As the vocabulary itself has it; empty where the term is ours.
    published: str


UHRI = "Universal Human Rights Index (OHCHR), a choice; what has no published name is this centre’s own"
THEMES = Vocabulary(
    "theme",
    _("Themes"),
    UHRI,
    "https://uhri.ohchr.org/en/",
)
GROUPS = Vocabulary(
    "group",
    _("Affected groups"),
    UHRI,
    "https://uhri.ohchr.org/en/",
)
GOALS = Vocabulary(
    "sdg", _("Sustainable Development Goals"), "A/RES/70/1, Transforming our world", "https://sdgs.un.org/goals"
)

_THEMES = (
    ("defenders", _("Human-rights defenders"), "Human rights defenders"),
    ("security", _("Armed forces and public security"), ""),
    ("disappearances", _("Enforced disappearances"), "Enforced disappearances"),
    (
        "torture",
        _("Torture and ill-treatment"),
        "Prohibition of torture & ill-treatment (including cruel, inhuman or degrading treatment)",
    ),
    ("life", _("Right to life"), "Right to life"),
    ("executions", _("Extrajudicial executions"), "Extrajudicial, summary or arbitrary executions"),
    ("justice", _("Administration of justice"), "Administration of justice"),
    ("impunity", _("Impunity and the right to a remedy"), "Right to a remedy"),
    ("women", _("Sexual and gender-based violence"), "Sexual & gender-based violence"),
    ("business", _("Business and human rights"), "Business and human rights"),
    ("indigenous", _("Indigenous peoples"), "Indigenous peoples"),
    ("environment", _("Human rights and the environment"), "Human rights & the environment"),
    ("land", _("Land and property"), "Land & property rights"),
    ("association", _("Freedom of association"), "Freedom of association"),
    ("unions", _("Trade-union rights"), "Trade union rights"),
    ("labour", _("Labour rights and the right to work"), "Labour rights and right to work"),
    ("migration", _("Migrants"), "Migrants"),
    ("asylum", _("Refugees and people who seek asylum"), "Refugees and asylum seekers"),
    ("detention", _("Liberty and security of the person"), "Liberty & security of the person"),
    ("discrimination", _("Equality and no discrimination"), "Equality and non-discrimination"),
    (
        "cooperation",
        _("Cooperation with human-rights mechanisms"),
        "Cooperation with human rights mechanisms and institutions",
    ),
    (
        "participation",
        _("Participation in public affairs and the vote"),
        "Right to participate in public affairs & right to vote",
    ),
)
_GROUPS = (
    ("defenders", _("Human-rights defenders"), "Human rights defenders"),
    ("women", _("Women and girls"), "Women; Girls"),
    ("children", _("Children"), "Children"),
    ("indigenous", _("Indigenous peoples"), "Indigenous peoples"),
    ("migrants", _("Migrants"), "Migrants"),
    ("refugees", _("Refugees and people who seek asylum"), "Refugees & asylum-seekers"),
    ("disappeared", _("Disappeared persons and their families"), "Disappeared persons"),
    ("workers", _("Workers"), ""),
    (
        "lgbti",
        _("Lesbian, gay, bisexual, trans and intersex people"),
        "Lesbian, gay, bisexual and transgender and intersex persons",
    ),
    ("detained", _("Persons deprived of their liberty"), "Persons deprived of their liberty & detainees"),
    ("victims", _("Victims and survivors"), ""),
)
_GOALS = (
    ("1", _("Goal 1: No poverty"), "No poverty"),
    ("2", _("Goal 2: Zero hunger"), "Zero hunger"),
    ("3", _("Goal 3: Good health and well-being"), "Good health and well-being"),
    ("4", _("Goal 4: Quality education"), "Quality education"),
    ("5", _("Goal 5: Gender equality"), "Gender equality"),
    ("6", _("Goal 6: Clean water and sanitation"), "Clean water and sanitation"),
    ("7", _("Goal 7: Affordable and clean energy"), "Affordable and clean energy"),
    ("8", _("Goal 8: Decent work and economic growth"), "Decent work and economic growth"),
    ("9", _("Goal 9: Industry, innovation and infrastructure"), "Industry, innovation and infrastructure"),
    ("10", _("Goal 10: Reduced inequalities"), "Reduced inequalities"),
    ("11", _("Goal 11: Sustainable cities and communities"), "Sustainable cities and communities"),
    ("12", _("Goal 12: Responsible consumption and production"), "Responsible consumption and production"),
    ("13", _("Goal 13: Climate action"), "Climate action"),
    ("14", _("Goal 14: Life below water"), "Life below water"),
    ("15", _("Goal 15: Life on land"), "Life on land"),
    ("16", _("Goal 16: Peace, justice and strong institutions"), "Peace, justice and strong institutions"),
    ("17", _("Goal 17: Partnerships for the goals"), "Partnerships for the goals"),
)


def _terms() -> tuple[Term, ...]:
    of = ((THEMES, _THEMES), (GROUPS, _GROUPS), (GOALS, _GOALS))
    return tuple(
        Term(f"{vocabulary.slug}:{slug}", label, vocabulary, published)
        for vocabulary, terms in of
        for slug, label, published in terms
    )


TERMS = _terms()
BY_SLUG: Mapping[str, Term] = {term.slug: term for term in TERMS}
VOCABULARIES = (THEMES, GROUPS, GOALS)


def terms_of(vocabulary: Vocabulary) -> list[Term]:
    return [term for term in TERMS if term.vocabulary is vocabulary]


def filed_under(slugs: Iterable[str]) -> list[tuple[Vocabulary, list[Term]]]:
    """By vocabulary, each in its own order; the same words may name a theme and a group."""
    wanted = set(slugs)
    found = [(each, [term for term in terms_of(each) if term.slug in wanted]) for each in VOCABULARIES]
    return [(vocabulary, terms) for vocabulary, terms in found if terms]


def topic_choices() -> list[tuple[Promise, list[tuple[str, Promise]]]]:
    """For a form: the terms under the name of their vocabulary."""
    return [(each.name, [(term.slug, term.label) for term in terms_of(each)]) for each in VOCABULARIES]


def label(slug: str) -> str:
    """In the active language; a slug that is in no vocabulary any more is shown as it is."""
    term = BY_SLUG.get(slug)
    return str(term.label) if term else slug
