# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: publishes letters with many signatures, and prints how long each form of them takes as JSON."""

import json
import statistics
import time
from collections.abc import Callable

import django

django.setup()

from django.utils import timezone, translation  # noqa: E402  # models need the set-up above

from altavoz.actions.joint_letter import docx, pdf, plain, publishing, sheet  # noqa: E402
from altavoz.actions.joint_letter.models import Invitation, LetterVersion, Signer  # noqa: E402
from altavoz.actions.joint_letter.testing import make_letter  # noqa: E402

ROUNDS = 7
# Sixty letters each, in three scripts.
NAMES = (
    "Confederación de Organizaciones de Tejedoras del Valle Norte",
    "Объединение независимых ткачей и прядильщиц Северной долины",
    "Συνομοσπονδία Υφαντριών και Υφαντών της Βόρειας Κοιλάδας Α΄",
)
PEOPLE = ("María José de la Cruz Hernández", "Александра Кузнецова", "Ελένη Παπαδοπούλου")


def published(organisations: int) -> LetterVersion:
    now, letter = timezone.now(), make_letter()
    asked = Invitation.objects.bulk_create(
        Invitation(
            letter=letter,
            organisation_name=f"{NAMES[number % 3]} {number}",
            state=Invitation.State.CONFIRMED,
            invited_at=now,
            confirmed_at=now,
        )
        for number in range(organisations)
    )
    Signer.objects.bulk_create(
        Signer(
            invitation=row,
            part=Signer.Part.FIRST,
            result=Signer.Result.YES,
            full_name=PEOPLE[number % 3],
            title="Coordinadora general",
            asked_at=now,
        )
        for number, row in enumerate(asked)
    )
    assert publishing.publish(letter, now=now).number == 1
    version = publishing.newest(letter)
    assert version is not None
    return version


def measured(version: LetterVersion, number: int) -> dict[str, float]:
    now = timezone.now()

    def set_pdf() -> str:
        return pdf.set_sheet(shown(version), country="", now=now)[1]

    return {
        f"ua_{number}": float(set_pdf() == "ua-1"),
        f"pdf_{number}_ms": timed(set_pdf),
        f"docx_{number}_ms": timed(lambda: docx.docx_of(shown(version))),
        f"text_{number}_ms": timed(lambda: plain.text_of(shown(version))),
    }


def timed(make: Callable[[], object]) -> float:
    spent = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        make()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def shown(version: LetterVersion) -> sheet.Sheet:
    found = sheet.of_version(version, language="en")
    assert found is not None
    return found


def main() -> None:
    figures: dict[str, float] = {}
    for number in (40, 400):
        version = published(number)
        with translation.override("en"):
            figures |= measured(version, number)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
