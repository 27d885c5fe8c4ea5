# SPDX-License-Identifier: AGPL-3.0-or-later
"""An organisation's voice colour must be readable: by the sums of WCAG 2, on paper and on wash, light and dark."""

import colorsys
from dataclasses import dataclass

READABLE = 4.5
STEPS = 200


@dataclass(frozen=True)
class Ground:
    """What a voice colour stands on: a page's own two backgrounds, in one of the two colour schemes."""

    paper: str
    wash: str
    is_dark: bool


LIGHT = Ground(paper="#ffffff", wash="#f7f2f2", is_dark=False)
DARK = Ground(paper="#171013", wash="#21181c", is_dark=True)


@dataclass(frozen=True)
class Judgement:
    """Whether the colour can be read, its worst ratio, and the nearest colour of its hue that can."""

    passes: bool
    ratio: float
    nearest: str


@dataclass(frozen=True)
class VoiceSet:
    """The four tokens that an organisation's colour replaces."""

    voice: str
    deep: str
    wash: str
    on_voice: str


def luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def voice_set(colour: str, ground: Ground) -> VoiceSet:
    """The colour with the three that follow from it: on hover, as a tint, and for words upon it."""
    deep = mixed(colour, "#ffffff" if ground.is_dark else "#000000", 0.25)
    on_voice = max(("#ffffff", mixed(colour, "#000000", 0.85)), key=lambda words: ratio(words, colour))
    return VoiceSet(voice=colour, deep=deep, wash=mixed(colour, ground.paper, 0.9), on_voice=on_voice)


def worst_ratio(colour: str, ground: Ground) -> float:
    """The weakest of all pairs in which the colour is read."""
    voices = voice_set(colour, ground)
    return min(
        ratio(colour, ground.paper),
        ratio(colour, ground.wash),
        ratio(colour, voices.wash),
        ratio(voices.on_voice, colour),
        ratio(voices.on_voice, voices.deep),
    )


def judge(colour: str, ground: Ground) -> Judgement:
    worst = worst_ratio(colour, ground)
    passes = worst >= READABLE
    return Judgement(
        passes=passes, ratio=round(worst, 2), nearest=colour if passes else nearest_readable(colour, ground)
    )


def nearest_readable(colour: str, ground: Ground) -> str:
    """The same hue, as little darker (on light) or lighter (on dark) as it takes."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    goal = 1.0 if ground.is_dark else 0.0
    for step in range(STEPS + 1):
        candidate = _written(colorsys.hls_to_rgb(hue, lightness + (goal - lightness) * step / STEPS, saturation))
        if worst_ratio(candidate, ground) >= READABLE:
            return candidate
    return "#ffffff" if ground.is_dark else "#000000"


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the other colour stirred into this one."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    red, green, blue = (one * (1 - share) + two * share for one, two in pairs)
    return _written((red, green, blue))


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return float(channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4)


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(max(channel, 0), 1) * 255):02x}" for channel in channels)
