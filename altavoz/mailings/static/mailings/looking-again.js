// SPDX-License-Identifier: AGPL-3.0-or-later
// Brings the numbers of a mailing up to date without loading the page anew. Without script a link does it.
(() => {
  "use strict";
  const part = document.getElementById("progress");
  const seconds = Number(part?.dataset.again);
  if (!part || !seconds) return;
  const look = async () => {
    const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("progress");
      if (!fresh) return;
      if (!fresh.dataset.again) return location.reload();
      if (!part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
    }
    setTimeout(look, seconds * 1000);
  };
  setTimeout(look, seconds * 1000);
})();
