# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data.

A person at risk is found by case, never by an address: whoever holds her mailbox, and it may be who threatens her,
must neither read the case nor learn that there is one. So the register's doors give and erase nothing here; staff who
may export and erase do both from the case itself.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.cases.models import (
    CaseConsent,
    CaseEvent,
    CaseEventText,
    CaseName,
    CasePicture,
    CasePictureText,
    CaseStatus,
    CaseStatusText,
    CaseText,
    Fact,
    FactText,
    Protection,
    ProtectionStep,
    ProtectionStepText,
    ProtectionText,
    Responsible,
    ResponsibleText,
)
from altavoz.personal_data.fields import SealedText
from altavoz.personal_data.register import Exported, Holding, SharedFiles

# From the model to its case.
WAY_TO_CASE: dict[type[models.Model], str] = {
    CaseText: "case",
    CaseName: "case",
    CaseConsent: "case",
    Fact: "case",
    FactText: "fact__case",
    CaseEvent: "case",
    CaseEventText: "event__case",
    CasePicture: "case",
    CasePictureText: "picture__case",
    Protection: "case",
    ProtectionText: "protection__case",
    ProtectionStep: "protection__case",
    ProtectionStepText: "step__protection__case",
    CaseStatus: "case",
    CaseStatusText: "status__case",
    Responsible: "case",
    ResponsibleText: "responsible__case",
}


def sealed_columns(model: type[models.Model]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.local_fields if isinstance(field, SealedText))


def nothing_by_address(_email_key: bytes) -> Iterable[Exported]:
    return ()


def nothing_to_erase(_email_key: bytes, _now: datetime) -> int:
    return 0


def _holdings() -> Iterator[Holding]:
    for model in WAY_TO_CASE:
        yield Holding(model, sealed_columns(model), export=nothing_by_address, erase=nothing_to_erase)


HOLDINGS = tuple(_holdings())
SHARED = (
    SharedFiles(
        model=CaseConsent,
        columns=frozenset({"evidence"}),
        what=_("Papers by which people at risk gave their consent"),
        until=_("the case is erased"),
    ),
    SharedFiles(
        model=CasePicture,
        columns=frozenset({"file"}),
        what=_("Pictures of people at risk"),
        until=_("the case is erased"),
    ),
)
