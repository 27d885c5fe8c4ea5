# SPDX-License-Identifier: AGPL-3.0-or-later
"""What plain Django can do: the ceilings that signing is measured against. Nothing of Altavoz runs here."""
