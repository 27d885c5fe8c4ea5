# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that the rest of the house needs to know of writing to representatives."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.write.forms import WriteForm
from altavoz.actions.write.pages import WritePage
from altavoz.campaigns.kinds import Subjects
from altavoz.contacting.kinds import reaching_offices
from altavoz.tallies import breakdown


def people_have_written(number: int) -> str:
    return ngettext("person has written", "people have written", number)


WRITE = reaching_offices(
    slug="write",
    label=_("Write to your representative"),
    form=WriteForm,
    page=WritePage,
    button=_("Write now"),
    done=people_have_written,
    breakdown=breakdown.lines,
    subjects=Subjects(
        confirm=_("Confirm your message: %(digits)s"),
        already=_("You have already written"),
        reminder=_("Your message still waits for you"),
        counted=_("Thank you for writing"),
    ),
    invitation=_("Write to your representative"),
)
