# SPDX-License-Identifier: AGPL-3.0-or-later
"""Themes and affected groups: what a record may be filed under, each vocabulary with the text it is taken from.

The goals are those of the 2030 Agenda, by their numbers. Themes and groups are a short choice after those of the
Universal Human Rights Index; their labels here are our own words in three languages, and their slugs stay.
"""

from collections.abc import Mapping
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


THEMES = Vocabulary(
    "theme", _("Themes"), "Universal Human Rights Index (OHCHR), a choice", "https://uhri.ohchr.org/en/"
)
GROUPS = Vocabulary(
    "group", _("Affected groups"), "Universal Human Rights Index (OHCHR), a choice", "https://uhri.ohchr.org/en/"
)
GOALS = Vocabulary(
    "sdg", _("Sustainable Development Goals"), "A/RES/70/1, Transforming our world", "https://sdgs.un.org/goals"
)

_THEMES = (
    ("defenders", _("Protection of human-rights defenders")),
    ("security", _("Armed forces and public security")),
    ("disappearances", _("Enforced disappearances")),
    ("torture", _("Torture and ill-treatment")),
    ("life", _("Right to life")),
    ("justice", _("Access to justice and fair trial")),
    ("impunity", _("Impunity and remedy")),
    ("women", _("Violence against women")),
    ("business", _("Business and human rights")),
    ("indigenous", _("Rights of Indigenous peoples")),
    ("environment", _("Land, environment and natural resources")),
    ("association", _("Freedom of association and trade unions")),
    ("labour", _("Conditions of work")),
    ("migration", _("Rights of migrants")),
    ("asylum", _("Asylum and no forced return")),
    ("detention", _("Liberty and detention")),
    ("discrimination", _("Equality and no discrimination")),
    ("cooperation", _("International mechanisms and cooperation")),
    ("participation", _("Participation in public affairs")),
)
_GROUPS = (
    ("defenders", _("Human-rights defenders")),
    ("women", _("Women and girls")),
    ("children", _("Children")),
    ("indigenous", _("Indigenous peoples")),
    ("migrants", _("Migrants")),
    ("refugees", _("Refugees and people who seek asylum")),
    ("disappeared", _("Disappeared persons and their families")),
    ("workers", _("Workers")),
    ("lgbti", _("Lesbian, gay, bisexual, trans and intersex people")),
    ("detained", _("Persons deprived of their liberty")),
    ("victims", _("Victims and survivors")),
)
_GOALS = (
    ("5", _("Goal 5: Gender equality")),
    ("8", _("Goal 8: Decent work and economic growth")),
    ("10", _("Goal 10: Reduced inequalities")),
    ("13", _("Goal 13: Climate action")),
    ("15", _("Goal 15: Life on land")),
    ("16", _("Goal 16: Peace, justice and strong institutions")),
    ("17", _("Goal 17: Partnerships for the goals")),
)


def _terms() -> tuple[Term, ...]:
    of = ((THEMES, _THEMES), (GROUPS, _GROUPS), (GOALS, _GOALS))
    return tuple(
        Term(f"{vocabulary.slug}:{slug}", label, vocabulary) for vocabulary, terms in of for slug, label in terms
    )


TERMS = _terms()
BY_SLUG: Mapping[str, Term] = {term.slug: term for term in TERMS}
TOPIC_CHOICES: tuple[tuple[str, Promise], ...] = tuple((term.slug, term.label) for term in TERMS)


def label(slug: str) -> str:
    """In the active language; a slug that is in no vocabulary any more is shown as it is."""
    term = BY_SLUG.get(slug)
    return str(term.label) if term else slug
