# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was asked of whom, and what became of it: the rows. None of them is a page or a snippet."""

from altavoz.recommendations.models.assessments import (
    Assessment,
    AssessmentText,
    Assessor,
    AssessorText,
    Evidence,
    Latest,
    Status,
)
from altavoz.recommendations.models.documents import Area, AreaText, Document, DocumentText, Participant
from altavoz.recommendations.models.parties import Party, PartyText
from altavoz.recommendations.models.records import Recommendation, RecordChange, Reference, Succession, Topic

__all__ = [
    "Area",
    "AreaText",
    "Assessment",
    "AssessmentText",
    "Assessor",
    "AssessorText",
    "Document",
    "DocumentText",
    "Evidence",
    "Latest",
    "Participant",
    "Party",
    "PartyText",
    "Recommendation",
    "RecordChange",
    "Reference",
    "Status",
    "Succession",
    "Topic",
]
