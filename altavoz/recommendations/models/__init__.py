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
from altavoz.recommendations.models.commitments import (
    Commitment,
    CommitmentAbout,
    CommitmentText,
    InParty,
    Instrument,
    InstrumentAbout,
    InstrumentStep,
    InstrumentStepText,
    InstrumentText,
)
from altavoz.recommendations.models.dialogues import (
    Comparison,
    DialogueRound,
    DialogueRoundText,
    Match,
    Point,
    PointText,
    Sitting,
)
from altavoz.recommendations.models.documents import Area, AreaText, Document, DocumentText, Participant
from altavoz.recommendations.models.following import (
    AskedToBeTold,
    DocumentPartner,
    ProposedEvidence,
    Reminder,
    StaffComment,
)
from altavoz.recommendations.models.parties import Party, PartyText
from altavoz.recommendations.models.records import Recommendation, RecordChange, Reference, Succession, Topic

__all__ = [
    "Area",
    "AreaText",
    "AskedToBeTold",
    "Assessment",
    "AssessmentText",
    "Assessor",
    "AssessorText",
    "Commitment",
    "CommitmentAbout",
    "CommitmentText",
    "Comparison",
    "DialogueRound",
    "DialogueRoundText",
    "Document",
    "DocumentPartner",
    "DocumentText",
    "Evidence",
    "InParty",
    "Instrument",
    "InstrumentAbout",
    "InstrumentStep",
    "InstrumentStepText",
    "InstrumentText",
    "Latest",
    "Match",
    "Participant",
    "Party",
    "PartyText",
    "Point",
    "PointText",
    "ProposedEvidence",
    "Recommendation",
    "RecordChange",
    "Reference",
    "Reminder",
    "Sitting",
    "StaffComment",
    "Status",
    "Succession",
    "Topic",
]
