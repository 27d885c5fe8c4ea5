# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime


def build(now: datetime) -> None:
    pass
