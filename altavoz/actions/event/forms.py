# SPDX-License-Identifier: AGPL-3.0-or-later
from collections.abc import Mapping

from altavoz.campaigns.action import Action
from altavoz.participation.forms import Data, TakePartForm


class EventForm(TakePartForm):
    """Saying yes asks for nothing beyond what every kind asks, and no name is ever shown of who comes."""

    def __init__(
        self, data: Data | None = None, *, action: Action, language: str, initial: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(data, action=action, language=language, initial=initial)
        self.fields.pop("show_name", None)
