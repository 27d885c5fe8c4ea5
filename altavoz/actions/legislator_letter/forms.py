# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.contacting.forms import ContactForm
from altavoz.contacting.ways import ContactWay


class AskMemberForm(ContactForm):
    """A member is asked or thanked in every way that there is; the plan says which of them this letter offers."""

    ways = (ContactWay.CENTRE, ContactWay.OWN_MAIL, ContactWay.OFFICE_FORM, ContactWay.PRINT, ContactWay.CALL)
