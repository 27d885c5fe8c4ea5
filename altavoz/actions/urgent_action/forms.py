# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.contacting.forms import ContactForm
from altavoz.contacting.ways import ContactWay


class UrgentForm(ContactForm):
    """Every way in which a letter, a call or a word in public reaches an office; and the promise to write."""

    ways = (
        ContactWay.CENTRE,
        ContactWay.OWN_MAIL,
        ContactWay.OFFICE_FORM,
        ContactWay.POST,
        ContactWay.FAX,
        ContactWay.EMBASSY,
        ContactWay.SOCIAL,
        ContactWay.CALL,
        ContactWay.PLEDGE,
    )
