# SPDX-License-Identifier: AGPL-3.0-or-later
"""English dates as `campaigns.dates_in_words` writes them: the day first, and no hour that stops at twelve."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
MONTH_DAY_FORMAT = "j F"
