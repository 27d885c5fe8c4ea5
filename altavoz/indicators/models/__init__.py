# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures over time: what is counted, and what was said of it when and by whom. None of them is a page or a snippet."""

from altavoz.indicators.models.definitions import Indicator, IndicatorText
from altavoz.indicators.models.keeping import ArchivedCopy, LeftAsItIs
from altavoz.indicators.models.observations import Observation, Precision, Qualifier

__all__ = ["ArchivedCopy", "Indicator", "IndicatorText", "LeftAsItIs", "Observation", "Precision", "Qualifier"]
