# SPDX-License-Identifier: AGPL-3.0-or-later
"""Finding what is public: the register, its index, and the search."""
