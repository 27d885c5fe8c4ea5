# SPDX-License-Identifier: AGPL-3.0-or-later
from wagtail import hooks

from altavoz.decision_makers.staff.screens import DecisionMakers


@hooks.register("register_admin_viewset")
def decision_maker_screens() -> DecisionMakers:
    return DecisionMakers()
