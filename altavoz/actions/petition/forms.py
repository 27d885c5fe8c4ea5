# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.participation.forms import TakePartForm


class PetitionForm(TakePartForm):
    """Signing asks for nothing beyond what every kind asks."""
