# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether words tell how many escorts somebody has: who means harm would know how many to bring.

It knows English, French and Spanish. Years, hours and numbers of laws are no escorts, nor are the people who attacked,
unless the words speak of protection.
"""

import re

from altavoz.decision_makers.folding import fold

# A sentence within a sentence: "On 30 March, escorts were promised" counts nobody.
CLAUSES = re.compile(r"[.,;!?()\[\]\n–—]+")


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


# Without the articles "un", "une", "uno", "una": "un agent" tells no number. A year has more digits.
COUNT = _any(
    r"\d{1,2} one two three four five six seven eight nine ten eleven twelve dozen"
    " deux trois quatre cinq sept huit neuf dix onze douze dizaine douzaine"
    " dos tres cuatro cinco seis siete ocho nueve diez doce docena decena"
)
ALONE = _any(
    "single sole lone both seule? deuxieme troisieme sol[oa] unic[oa] amb[oa]s second third segund[oa] tercer[oa]?"
)
NUMBER = rf"(?:(?:{COUNT}|{ALONE})|pair of|couple of|paire de|par de)"
# What may stand between a number and what it counts.
BETWEEN = (
    "(?: of (?:her|his|their))?(?: "
    + _any(
        "armed unarmed state federal private personal security permanent trained male female new more other remaining"
        " police man person nouveaux nouvelles autres seuls seules nuev[oa]s otr[oa]s unic[oa]s sol[oa]s"
    )
    + ")?"
)
ESCORT = r"(?:escorts?|bodyguards?|escortes?|gardes? du corps|escoltas?|guardaespaldas)"
NOT_PEOPLE = r"(?! (?:stations?|cars?|vehicles?|posts?|patrols?|reports?|forces?|units?|hours?|days?))"
OFFICER = (
    _any(
        r"officers? guards? police(?:men|man|women|woman|s)? policiers? policieres? gardes? agente?s? guardias?"
        " policias? elementos? soldiers? soldats? soldados?"
    )
    + NOT_PEOPLE
)
PEOPLE = rf"(?:{OFFICER}|{_any('men women people persons hommes femmes personnes hombres mujeres personas')})"
MADE_UP = "(?:is |was |made up |composee |compuesta |formada |formee )?(?:of|de|d|por|con|with) "
GUARD = _any("guards? gardes? guardias?")
HERS = _any("her his their my our ses leurs mes nos sus mis nuestros nuestras")
CHANGED = _any(
    r"cut reduced lowered raised fell rose dropped went came reduit\w* pass\w+ tomb\w+ ramen\w+ reduj\w+ reducid\w+"
    r" baj\w+ pas\w+ subi\w+ redu\w+"
)
SHIELDED = _any(r"guarded protected proteg\w+ gard\w+ resguardad\w+ custodiad\w+ cuidad\w+")
# Behind these a number names a law, a day or a place.
LAWS = """article articles resolution section paragraph page no number nr law act decree point loi articulo articulos
resolucion ley decreto numero pagina punto"""
PLACES = "room unit brigade chapter unite chapitre unidad brigada"
MONTHS = """january february march april may june july august september october november december janvier fevrier mars
avril mai juin juillet aout septembre octobre novembre decembre"""
NOT_A_COUNT = frozenset(f"{LAWS} {PLACES} {MONTHS}".split())
EVERYWHERE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?!one of ){NUMBER}{BETWEEN} {ESCORT}\b",
        rf"\b{COUNT} {OFFICER}(?: \w+)? (?:escort|escortent|escoltan)\b",
        rf"\b{ESCORT} {MADE_UP}{NUMBER}{BETWEEN} {PEOPLE}\b",
        rf"\b{HERS} {COUNT}{BETWEEN} {GUARD}\b",
        rf"\b{SHIELDED} (?:\w+ )?(?:by|par|por) {NUMBER}{BETWEEN} {PEOPLE}\b",
    )
)
# "Her escorts were cut from two to one".
FROM_TO = re.compile(rf"\b(?:from|de) (?:{COUNT}|un|une|uno|una)(?: \w+)? (?:to|a) (?:{COUNT}|un|une|uno|una)\b")
OF_PROTECTION = re.compile(rf"\b{NUMBER}{BETWEEN} {OFFICER}\b")


def are_counted(text: str, *, of_protection: bool) -> bool:
    """In words about protection, officers and guards are escorts too; elsewhere they may be who attacked."""
    patterns = (*EVERYWHERE, OF_PROTECTION) if of_protection else EVERYWHERE
    return any(
        _is_fewer_or_more(clause) or any(_counts(pattern, clause) for pattern in patterns)
        for clause in map(fold, CLAUSES.split(text))
    )


def _counts(pattern: re.Pattern[str], clause: str) -> bool:
    return any(_word_before(clause, found.start()) not in NOT_A_COUNT for found in pattern.finditer(clause))


def _word_before(clause: str, place: int) -> str:
    before = clause[:place].split()
    return before[-1] if before else ""


def _is_fewer_or_more(clause: str) -> bool:
    speaks_of_it = re.search(rf"\b{ESCORT}\b", clause) and re.search(rf"\b{CHANGED}\b", clause)
    return bool(speaks_of_it and FROM_TO.search(clause))
