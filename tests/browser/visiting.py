# SPDX-License-Identifier: AGPL-3.0-or-later
"""One person's visit to the centre in a browser, with everything that went over the line."""

import gzip
import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, Response

from altavoz.organisations.testing import sign_in

TEXT = ("text/", "application/json", "image/svg+xml", "javascript")
LATE = 30_000
PHONE, TABLET, DESK, HEIGHT = 320, 768, 1280, 900
# Not the door of the desk, whose address ends with the same words.
THE_DESK = re.compile(r"://[^/]+/cms/$")


class Visit:
    """Requests to other sites are remembered as trouble, and find no address; so is what the browser complains of."""

    def __init__(
        self, browser: Browser, home: str, *, script: bool = True, width: int = DESK, scheme: str = "light"
    ) -> None:
        self.home = home
        self.troubles: list[str] = []
        self.answers: list[Response] = []
        self.context = browser.new_context(
            java_script_enabled=script,
            viewport={"width": width, "height": HEIGHT},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            # Chromium lets a worker's own requests pass by our watch, so no worker is let in.
            service_workers="block",
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.context.set_default_timeout(LATE)
        # Watched and not held up: a context that may stop requests keeps no copy of any script or sheet of style.
        self.context.on("request", self._watch)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._fail)
        self.page.on("response", self._note)

    def to(self, place: str) -> Page:
        """Go there; a path, or an address of the centre."""
        self.answers.clear()
        self.page.goto(place if "://" in place else f"{self.home}{place}")
        return self.page

    def end(self) -> None:
        self.context.close()

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def violations(self) -> list[str]:
        """What axe finds wrong with the page, in short."""
        self.page.wait_for_load_state()
        found = Axe().run(self.page).response["violations"]
        return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]

    def too_wide(self) -> list[str]:
        """What makes the page scroll sideways, at its own width; a public page at a tablet's too."""
        self.page.wait_for_load_state()
        found = list(self.page.evaluate(WHAT_STANDS_OUT))
        own = self.page.viewport_size
        if own is None or "/cms/" in self.page.url:
            return found
        self.resize(TABLET)
        found += [f"at {TABLET}: {each}" for each in self.page.evaluate(WHAT_STANDS_OUT)]
        self.resize(own["width"])
        return found

    def weight(self, *, photographs: bool = False) -> int:
        """The bytes on the line: text goes packed, as the server sends it."""
        return sum(_weight(answer) for answer in self.answers if photographs or not _is_photograph(answer))

    def _watch(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and f"{address.scheme}://{address.netloc}" != self.home:
            self.troubles.append(f"a request to {request.url}")

    def _note(self, answer: Response) -> None:
        self.answers.append(answer)

    def _fail(self, error: Error) -> None:
        self.troubles.append(str(error))

    def _hear(self, message: ConsoleMessage) -> None:
        # That a page answered 422 or 404 is the browser's remark on what the test asked for.
        if message.type == "error" and "the server responded with a status" not in message.text:
            self.troubles.append(message.text)


def at_the_desk(visit: Visit, name: str, role: str) -> Visit:
    """The visit goes on as that member of staff."""
    client = Client()
    sign_in(client, name=name, role=role)
    cookie = settings.SESSION_COOKIE_NAME
    visit.context.add_cookies([{"name": cookie, "value": client.cookies[cookie].value, "url": visit.home}])
    return visit


def publish(page: Page, button: str = "Publish") -> None:
    # Loaded whole: the menu is deaf until its script has run.
    page.wait_for_load_state()
    page.locator("footer [data-controller=w-dropdown] button").first.click()
    page.get_by_role("button", name=button, exact=True).click()


# A desk scrolls in its own frame, so its page never is too wide; let be is what scrolls on purpose, as a table
# does, and Wagtail's own panels that wait beside the screen.
WHAT_STANDS_OUT = """() => {
  const wide = document.documentElement.clientWidth, frame = document.querySelector("main.content-wrapper");
  const WAITS_ASIDE = ".w-minimap, .form-side, .footer__container";
  const seen = frame ?? document.documentElement;
  if (seen.scrollWidth <= seen.clientWidth) return [];
  const rolls = (one) => {
    for (let at = one.parentElement; at && at !== frame && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).overflowX !== "visible") return true;
    return false;
  };
  return [...(frame ?? document.body).querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > wide + 1 && !rolls(one) && !one.closest(WAITS_ASIDE))
    .map((one) => one.outerHTML.slice(0, 120));
}"""


def _is_photograph(answer: Response) -> bool:
    return answer.request.resource_type == "image" and not answer.url.endswith(".svg")


def _weight(answer: Response) -> int:
    body = answer.body()
    is_text = any(sort in answer.headers.get("content-type", "") for sort in TEXT)
    return len(gzip.compress(body, 6)) if is_text else len(body)
