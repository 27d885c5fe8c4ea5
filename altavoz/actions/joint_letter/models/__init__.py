# SPDX-License-Identifier: AGPL-3.0-or-later
"""The models of this room, gathered for Django."""

from altavoz.actions.joint_letter.models.invitations import Comment, Invitation, Signer
from altavoz.actions.joint_letter.models.letter import Enclosure, JointLetter, Letterhead, LetterText
from altavoz.actions.joint_letter.models.versions import LetterVersion, VersionSigner
from altavoz.actions.joint_letter.pages import JointLetterPage

__all__ = [
    "Comment",
    "Enclosure",
    "Invitation",
    "JointLetter",
    "JointLetterPage",
    "LetterText",
    "LetterVersion",
    "Letterhead",
    "Signer",
    "VersionSigner",
]
