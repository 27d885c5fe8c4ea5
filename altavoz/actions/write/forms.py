# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.contacting.forms import ContactForm


class WriteForm(ContactForm):
    """Writing asks for nothing beyond what every kind that reaches offices asks."""
