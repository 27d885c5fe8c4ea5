# SPDX-License-Identifier: AGPL-3.0-or-later
"""An organisation's own news: the network that whoever ticks its box at signing is in, made when the first one does."""

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import override

from altavoz.organisations.models import LANGUAGES, Organisation
from altavoz.supporters.models import Network, NetworkText

LONGEST_NAME = 120
LONGEST_ABOUT = 300

_own = Network.objects.filter(carries=Network.Carries.NEWS, country="", topic="").order_by("pk")
# For queries of what has an `organisation`: one statement then tells the network as well.
OWN_OF_ORGANISATION = Subquery(_own.filter(organisation=OuterRef("organisation")).values("pk")[:1])


@transaction.atomic
def own(organisation_id: int) -> Network:
    """The network of its news about everything: the oldest, or one made here, which staff may open for joining."""
    # Two that confirm at once make one. This lock does not wait for rows that merely point to the organisation.
    organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)
    return _own.filter(organisation=organisation).first() or _make(organisation)


def _make(organisation: Organisation) -> Network:
    network = Network.objects.create(organisation=organisation, carries=Network.Carries.NEWS, is_open=False)
    NetworkText.objects.bulk_create([_text(network, language) for language, _name in LANGUAGES])
    return network


def _text(network: Network, language: str) -> NetworkText:
    with override(language):
        who = {"organisation": network.organisation.name(language)}
        name = _("News from %(organisation)s") % who
        about = _("What %(organisation)s does, and what you can do, now and then.") % who
    return NetworkText(network=network, language=language, name=name[:LONGEST_NAME], about=about[:LONGEST_ABOUT])
