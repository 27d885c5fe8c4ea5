# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does with exports: count, make, and delete what has expired."""

from datetime import timedelta

from altavoz.supporters.exports import taking
from altavoz.supporters.exports.rows import NetworkExport
from altavoz.worker.rounds import Round, Turn

State = NetworkExport.State


def export_round(turn: Turn) -> int:
    waiting = NetworkExport.objects.filter(state__in=[State.ASKED, State.GRANTED])
    row = waiting.select_related("network").order_by("pk").first()
    return int(taking.go_on(row, turn.now)) if row else taking.expire_due(before=turn.now)


ROUND = Round(name="network-exports", every=timedelta(seconds=2), run=export_round, alone=True)
