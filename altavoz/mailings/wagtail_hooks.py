# SPDX-License-Identifier: AGPL-3.0-or-later
from altavoz.mailings.figures import hooks as figures

__all__ = ["figures"]
