# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be known of who sent a mail: by the word of our own mail server, else by its signature."""
