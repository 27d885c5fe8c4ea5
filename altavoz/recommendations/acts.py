# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words of what staff did with recommendations."""

from django.utils.translation import gettext_lazy as _

from altavoz.organisations.acts import Words

ACTS: Words = {
    "recommendations.document": _("Entered or changed a document with recommendations"),
    "recommendations.cut": _("Cut recommendations from a document"),
    "recommendations.brief": _("Wrote a draft of a document’s page"),
    "recommendations.publish_brief": _("Published a document’s page"),
    "recommendations.participants": _("Changed who took part in a document’s meeting"),
    "recommendations.edit": _("Changed a recommendation"),
    "recommendations.publish": _("Published recommendations"),
    "recommendations.split": _("Split a recommendation"),
    "recommendations.merge": _("Merged recommendations"),
    "recommendations.party": _("Added somebody who can be asked"),
    "recommendations.assessor": _("Added somebody who judges recommendations"),
    "recommendations.assess": _("Wrote an assessment of a recommendation"),
    "recommendations.publish_assessment": _("Published an assessment of a recommendation"),
    "recommendations.told": _("Wrote of a promise, a law, a treaty or a round of dialogue"),
    "recommendations.publish_told": _("Published a promise, a law, a treaty or a round of dialogue"),
    "recommendations.compare": _("Compared the recommendations of two documents"),
    "recommendations.publish_comparison": _("Published a comparison of two documents"),
    "recommendations.partner": _("Changed who works on a document together"),
    "recommendations.comment": _("Commented on a recommendation"),
    "recommendations.take_evidence": _("Settled a proposed piece of evidence"),
    "recommendations.letters": _("Asked for letters about what is due, or ended them"),
    "recommendations.settle": _("Settled a reminder"),
}
