# SPDX-License-Identifier: AGPL-3.0-or-later
"""How networks grow and lapse, by the day: counted by the worker, so that no request ever counts."""
