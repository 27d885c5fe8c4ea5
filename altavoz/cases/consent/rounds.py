# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from altavoz.cases.consent.expiring import look_after_consents
from altavoz.worker.rounds import Round

# The public door closes on the day by itself; this removes what is left and warns in time.
ROUNDS = (Round("cases-consent", timedelta(minutes=10), look_after_consents, slow=True),)
