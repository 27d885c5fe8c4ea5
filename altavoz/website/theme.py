# SPDX-License-Identifier: AGPL-3.0-or-later
"""The colours of the organisation that runs the centre, as a small stylesheet with a long-lived name."""

import hashlib
from dataclasses import dataclass

from altavoz.organisations.contrast import DARK, LIGHT, Ground, judge, voice_set
from altavoz.organisations.models import Organisation


@dataclass(frozen=True)
class Voices:
    """On white paper; as altavoz.css has them for the house."""

    voice: str = "#a50f43"
    wash: str = "#fceaef"


def voices(organisation: Organisation | None) -> Voices:
    """The colours of a drawn picture."""
    if organisation is None or not organisation.voice:
        return Voices()
    chosen = voice_set(judge(organisation.voice, LIGHT).nearest, LIGHT)
    return Voices(chosen.voice, chosen.wash)


def stylesheet(organisation: Organisation | None) -> str:
    """Empty where the organisation keeps the voice of the house, or has chosen what nobody could read."""
    if organisation is None:
        return ""
    light = _tokens(organisation.voice, LIGHT)
    dark = _tokens(organisation.voice_dark or organisation.voice, DARK)
    if not light:
        return ""
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def name_of(css: str) -> str:
    return hashlib.blake2s(css.encode(), digest_size=8).hexdigest()


def _tokens(colour: str, ground: Ground) -> str:
    if not colour:
        return ""
    voices = voice_set(judge(colour, ground).nearest, ground)
    return f"--voice:{voices.voice};--voice-deep:{voices.deep};--voice-wash:{voices.wash};--on-voice:{voices.on_voice}"
