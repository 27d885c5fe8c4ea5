# SPDX-License-Identifier: AGPL-3.0-or-later
"""The empty addresses of cases in Wagtail's tree, which nobody edits there."""
