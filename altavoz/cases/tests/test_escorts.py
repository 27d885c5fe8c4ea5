# SPDX-License-Identifier: AGPL-3.0-or-later
"""How many escorts somebody has is told by nothing public; and staff are not held up by a year or an hour."""

from altavoz.cases.going_public import escorts

HARMFUL = (
    "Two escorts go with her to court.",
    "She has had a single escort since August.",
    "The number of her escorts fell from two to one.",
    "Her escorts were cut from three officers to one.",
    "An escort of four officers goes with the family.",
    "He is guarded by two police officers.",
    "Their two guards were called away.",
    "Both bodyguards live elsewhere.",
    "A pair of armed bodyguards stands at the gate.",
    "Two officers always escort her home.",
    "Deux gardes du corps l’accompagnent.",
    "Elle n’a plus qu’un seul garde du corps.",
    "Son escorte est passée de deux policiers à un.",
    "Une escorte de trois policiers la suit.",
    "Elle est protégée par deux agents.",
    "Ses deux gardes sont partis.",
    "Trois nouveaux gardes du corps sont arrivés.",
    "Une paire de gardes du corps l’attend.",
    "Deux agents escortent la famille.",
    "Le deuxième garde du corps a été retiré.",
    "Dos escoltas la acompañan.",
    "Tiene un solo escolta desde agosto.",
    "Su escolta se redujo de dos agentes a uno.",
    "Una escolta de tres policías la sigue.",
    "Está protegida por dos agentes.",
    "Sus dos guardias se fueron.",
    "Dos nuevos escoltas llegaron.",
    "Ambos guardaespaldas viven lejos.",
    "Cuatro agentes escoltan a la familia.",
    "El segundo escolta fue retirado.",
)
HARMLESS = (
    "On 30 March 2020 escorts were promised again.",
    "On March 30 escorts were promised again.",
    "She was promised a 24-hour escort.",
    "In 2021 bodyguards were refused.",
    "Two neighbours escorted her home.",
    "One of her escorts was threatened.",
    "Three police officers stopped her at the gate.",
    "At the hearing on day two, escorts were spoken of.",
    "Under article 9 guards have to carry a sign.",
    "Her escort was cut again from Monday to Friday.",
    "Le 30 mars 2020, l’escorte a été promise.",
    "Une escorte 24 heures sur 24 lui a été promise.",
    "Deux voisines l’ont escortée chez elle.",
    "Trois policiers l’ont arrêtée devant la maison.",
    "En 2021 gardes du corps et voitures ont été refusés.",
    "L’article 9 garde toute sa force.",
    "L’un de ses gardes du corps a été menacé.",
    "Un garde du corps a été promis.",
    "Après deux mois, l’escorte est revenue.",
    "L’escorte a été réduite, puis rétablie.",
    "El 30 de marzo de 2020 la escolta fue prometida.",
    "Se le prometió una escolta las 24 horas.",
    "Dos vecinas la escoltaron a su casa.",
    "Tres policías la detuvieron en la puerta.",
    "En 2021 escoltas y vehículos fueron negados.",
    "El artículo 9 guarda su fuerza.",
    "Uno de sus escoltas fue amenazado.",
    "Tras dos meses, la escolta volvió.",
    "La escolta se redujo en marzo y volvió en mayo.",
    "Pidió una escolta al gobierno.",
)
ABOUT_PROTECTION = ("Two officers come with her.", "Deux policiers l’accompagnent.", "Dos agentes van con ella.")
NOT_OF_OFFICERS = (
    "Three police stations were told.",
    "The law says in article 9 officers are paid.",
    "La loi 20 agents publics y pourvoit.",
    "La ley 5 agentes menciona.",
)


def test_words_that_count_escorts_are_found_in_three_languages() -> None:
    assert [text for text in HARMFUL if not escorts.are_counted(text, of_protection=False)] == []


def test_years_hours_laws_and_attackers_are_no_escorts() -> None:
    assert [text for text in HARMLESS if escorts.are_counted(text, of_protection=False)] == []


def test_in_words_about_protection_officers_are_escorts() -> None:
    assert [text for text in ABOUT_PROTECTION if not escorts.are_counted(text, of_protection=True)] == []
    assert [
        text for text in (*NOT_OF_OFFICERS, *ABOUT_PROTECTION) if escorts.are_counted(text, of_protection=False)
    ] == []
    assert [text for text in NOT_OF_OFFICERS if escorts.are_counted(text, of_protection=True)] == []
