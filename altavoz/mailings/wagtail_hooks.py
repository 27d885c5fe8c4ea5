# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.mailings.figures import hooks as figures
from altavoz.mailings.staff import hooks as desk

__all__ = ["desk", "figures"]
