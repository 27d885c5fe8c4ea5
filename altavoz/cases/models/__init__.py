# SPDX-License-Identifier: AGPL-3.0-or-later
"""People, groups and communities at risk: the rows. Nothing here is a page, a snippet, or found by a search."""

from altavoz.cases.models.case import (
    Case,
    CaseConsent,
    CaseName,
    CaseRight,
    CaseText,
    Confidence,
    LanguageText,
    SecondLook,
    Visibility,
)
from altavoz.cases.models.facts import (
    CaseEvent,
    CaseEventText,
    CasePicture,
    CasePictureText,
    Fact,
    FactText,
    Violation,
)
from altavoz.cases.models.measures import (
    CaseStatus,
    CaseStatusText,
    Protection,
    ProtectionStep,
    ProtectionStepText,
    ProtectionText,
    Responsible,
    ResponsibleText,
)

__all__ = [
    "Case",
    "CaseConsent",
    "CaseEvent",
    "CaseEventText",
    "CaseName",
    "CasePicture",
    "CasePictureText",
    "CaseRight",
    "CaseStatus",
    "CaseStatusText",
    "CaseText",
    "Confidence",
    "Fact",
    "FactText",
    "LanguageText",
    "Protection",
    "ProtectionStep",
    "ProtectionStepText",
    "ProtectionText",
    "Responsible",
    "ResponsibleText",
    "SecondLook",
    "Violation",
    "Visibility",
]
