# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many people who sign and confirm at once, and remember which of their posts were accepted."""

import http.client
import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from altavoz.participation.testing import LONG_AGO
from altavoz.website.opened import seal_opened
from tests.faults.sink import Sink

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SEE_OTHER = 303


class Crowd:
    """`signed` are addresses and `confirmed` tokens whose answer was heard; of all others nobody knows."""

    def __init__(self, port: int, public_id: str, sink: Sink) -> None:
        self.port, self.public_id, self.sink = port, public_id, sink
        self.signed: list[str] = []
        self.confirmed: list[str] = []
        self.odd: list[int] = []
        self._people = itertools.count()
        self._seen = 0
        self._stop = threading.Event()

    def sign(self) -> None:
        email = f"signer-{next(self._people)}@weavers.example"
        if self._post(f"/act/{self.public_id}/", typed(email)):
            self.signed.append(email)

    def confirm(self) -> None:
        if self._seen == len(self.sink.tokens):
            return
        token, self._seen = self.sink.tokens[self._seen], self._seen + 1
        if self._post(f"/confirm/{token}/", ""):
            self.confirmed.append(token)

    def _post(self, path: str, body: str) -> bool:
        """Whether it was accepted. One that was lost on the way may have been, and is not asked again."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request("POST", path, body, FORM)
            answer = connection.getresponse().status
        except (OSError, http.client.HTTPException):
            self._stop.wait(0.1)
            return False
        finally:
            connection.close()
        if answer != SEE_OTHER:
            self.odd.append(answer)
        return answer == SEE_OTHER

    def _again_and_again(self, deed: Callable[[], None]) -> None:
        while not self._stop.is_set():
            deed()
            self._stop.wait(0.1)

    @contextmanager
    def at_it(self) -> Iterator["Crowd"]:
        deeds = [self.sign] * 4 + [self.confirm]
        threads = [threading.Thread(target=self._again_and_again, args=[deed]) for deed in deeds]
        for thread in threads:
            thread.start()
        try:
            yield self
        finally:
            self._stop.set()
            for thread in threads:
                thread.join(30)


def typed(email: str, /, **fields: str) -> str:
    person = {"given_name": "Ana", "family_name": "Lima", "email": email, "country": "CA", "age": "on"}
    hidden = {"language": "en", "text_version": "1", "opened": seal_opened(LONG_AGO), "website": ""}
    return urlencode({**person, **hidden, **fields})
