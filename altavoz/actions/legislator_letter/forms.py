# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.participation.forms import TakePartForm


class AskMemberForm(TakePartForm):
    """Whoever asked her member says so; nothing beyond what every kind asks."""
