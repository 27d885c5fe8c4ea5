# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ground that every test stands on: a migrated database, no network, nothing left out in silence."""

pytest_plugins = [
    "tests.ground.parts",
    "tests.ground.databases",
    "tests.ground.memory",
    "tests.ground.network",
    "tests.ground.acts",
    "tests.ground.indexes",
    "tests.ground.collecting",
]
