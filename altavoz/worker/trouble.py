# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be said of an exception: its class and the lines it came through, never its message.

Messages of databases and mail servers quote values, and a value may be somebody's address.
"""

import traceback


def named(error: BaseException) -> str:
    """One line: what went wrong and where in our own code, the same for the same trouble."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/altavoz/" in frame.filename.replace("\\", "/")] or list(frames)
    if not ours:
        return type(error).__name__
    last = ours[-1]
    module = last.filename.replace("\\", "/").rpartition("/altavoz/")[2]
    return f"{type(error).__name__} in {module}, {last.name}"


def way(error: BaseException) -> str:
    """The lines of code it came through, for the log."""
    return "".join(traceback.format_tb(error.__traceback__)).rstrip()
