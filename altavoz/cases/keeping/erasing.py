# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that is held of the people of a case, as a text that they can be given; and its end."""

import enum
from collections.abc import Iterator, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ForeignKey, Model

from altavoz.cases.keeping import changing
from altavoz.cases.keeping.holding import WAY_TO_CASE
from altavoz.cases.models import Case, CaseConsent, Violation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile


class How(enum.Enum):
    DONE = "done"
    STILL_PUBLIC = "still public"


def export(case: Case, *, by: User | None, now: datetime) -> dict[str, object]:
    """The case and its rows in readable texts, without the numbers that only we know; files are told by their names."""
    changing.note(case, act="export", by=by, now=now)
    told: dict[str, object] = {"code": case.code, **_readable(case)}
    ways: dict[type[Model], str] = {**WAY_TO_CASE, Violation: "case"}
    for model, way in ways.items():
        rows = model._default_manager.filter(**{way: case}).order_by("pk")
        told[model.__name__] = [_readable(row) for row in rows]
    return told


def erase(case_id: int, *, by: User | None, now: datetime) -> How:
    """Every row and file of it. What stays is the code, which tells nothing, so that its address goes on saying "gone".

    What is public is taken down first: erasing the words would leave pages, pictures and letters about nobody.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        if case.is_published:
            return How.STILL_PUBLIC
        files = list(_files(case))
        # Quotations and pictures lead to their consents, which go last.
        for model in sorted(WAY_TO_CASE, key=lambda each: each is CaseConsent):
            model._default_manager.filter(**{WAY_TO_CASE[model]: case}).delete()
        case.violations.all().delete()
        case.second_looks.all().delete()
        changing.changed(case, act="erase", by=by, now=now)
    private_files.drop(files)
    return How.DONE


def _files(case: Case) -> Iterator[PrivateFile]:
    for consent in case.consents.select_related("evidence"):
        if consent.evidence is not None:
            yield consent.evidence
    for picture in case.pictures.select_related("file"):
        if picture.file is not None:
            yield picture.file


def _readable(row: Model) -> Mapping[str, str]:
    found = {}
    for column in row._meta.local_fields:
        value = getattr(row, column.name if not isinstance(column, ForeignKey) else column.attname)
        if isinstance(column, ForeignKey):
            if column.related_model is PrivateFile and value is not None:
                found[column.name] = getattr(row, column.name).name
        elif not column.primary_key and value not in (None, ""):
            found[column.name] = str(value)
    return found
