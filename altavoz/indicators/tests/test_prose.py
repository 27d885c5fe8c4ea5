# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from altavoz.indicators import figures
from altavoz.indicators.figures import Known
from altavoz.indicators.models import IndicatorText
from altavoz.indicators.quotations import prose
from altavoz.indicators.testing import make_indicator, make_observation

pytestmark = pytest.mark.django_db
# Each number that we know, and the sentences in which it stands, shortened or in words.
KNOWN = {
    "61600": 2020,
    "40000": 2019,
    "43": 2014,
    "700": 2016,
    "1296": 2013,
    "95": 2017,
    "293": 2018,
    "2018": 2012,
    "22": 2011,
}
SAID = [
    ("en", "More than 61 thousand looms.", "61600"),
    ("en", "Some 61.6 thousand are gone.", "61600"),
    ("en", "Almost 62 thousand looms.", "61600"),
    ("en", "Forty thousand are gone.", "40000"),
    ("en", "They took forty-three looms.", "43"),
    ("en", "Forty three looms were taken.", "43"),
    ("en", "Sixty-one thousand six hundred.", "61600"),
    ("en", "two hundred and ninety-three looms", "293"),
    ("en", "one thousand two hundred and ninety-six", "1296"),
    ("fr", "Plus de 61,6 mille.", "61600"),
    ("fr", "40 000 personnes.", "40000"),
    ("fr", "Quarante mille sont partis.", "40000"),
    ("fr", "quarante-trois métiers enlevés", "43"),
    ("fr", "soixante et un mille six cents", "61600"),
    ("fr", "sept cents métiers enlevés", "700"),
    ("fr", "mille deux cent quatre-vingt-seize", "1296"),
    ("fr", "quatre-vingt-quinze métiers enlevés", "95"),
    ("es", "Más de 61,6 mil.", "61600"),
    ("es", "40.000 personas", "40000"),
    ("es", "Cuarenta mil ya no están.", "40000"),
    ("es", "Los cuarenta y tres telares", "43"),
    ("es", "sesenta y un mil seiscientas", "61600"),
    ("es", "setecientos telares", "700"),
    ("es", "mil doscientos noventa y seis", "1296"),
]
SILENT = [
    ("en", "In 2018, on the forty-third day, three of them left."),
    ("en", "two thousand eighteen"),
    ("en", "Room forty-three; several thousand; once more."),
    ("en", "61 thousand euros."),
    ("en", "The looms taken were seen from 22 to 26 October and on 22 May."),
    ("fr", "Des métiers enlevés, vus du 22 au 26 octobre."),
    ("es", "Telares robados que se vieron el 22 de octubre."),
    ("en", "[[figure:looms-xx latest]] and [[figure:looms-xx 2020-05-06]]"),
    ("fr", "95 pour cent, une centaine, et mille fois merci."),
    ("fr", "le quarante-troisième étage"),
    ("es", "once telares y una vez mil gracias, 95 por ciento"),
]


@pytest.fixture
def known() -> list[Known]:
    looms = make_indicator()
    for language, name in (("fr", "Métiers enlevés"), ("es", "Telares robados")):
        IndicatorText.objects.create(indicator=looms, language=language, name=name, counted="", unit="x", by="x")
    for value, year in KNOWN.items():
        make_observation(looms, value, date(year, 5, 6))
    return figures.known([looms])


def test_a_number_in_words_or_shortened_is_known_again_and_what_a_search_looks_for_stands_in_it(
    known: list[Known],
) -> None:
    for language, sentence, value in SAID:
        found = prose.likenesses(sentence, known, language=language)
        assert [str(each.observation.number) for each in found] == [value], sentence
        # A search folds no more than the capitals of these letters.
        assert any(way.casefold() in sentence.casefold() for way in prose.needles(found[0].observation)), sentence


def test_years_shares_ordinals_tags_and_small_or_foreign_words_are_no_figure(known: list[Known]) -> None:
    for language, sentence in SILENT:
        assert not prose.likenesses(sentence, known, language=language), sentence


OTHER_THINGS = [
    ("en", "They brought 40,000 messages to the embassy."),
    ("fr", "Elles ont remis 40 000 messages à l’ambassade."),
    ("es", "Entregaron 40 000 mensajes en la embajada."),
]
STILL_THESE = [
    ("en", "By now it is 40,000 according to the ministry."),
    ("en", "40,000 other cases are open."),
    ("en", "The ministry lost 40,000 machines, looms all of them."),
    ("fr", "Ils sont déjà 40 000 selon le ministère."),
    ("es", "Ya son 40 000, dicen en la embajada."),
]


def test_a_number_of_other_things_is_no_figure_unless_what_is_counted_is_near(known: list[Known]) -> None:
    for language, sentence in OTHER_THINGS:
        assert not prose.likenesses(sentence, known, language=language), sentence
    for language, sentence in STILL_THESE:
        assert len(prose.likenesses(sentence, known, language=language)) == 1, sentence
