// SPDX-License-Identifier: AGPL-3.0-or-later
// Comfort only: every page works without this file.
(() => {
  "use strict";
  const all = (what) => document.querySelectorAll(what), { lang } = document.documentElement;
  const rules = new Intl.PluralRules(lang), fit = (words, n) => words[rules.select(n) === "one" ? "one" : "many"];

  // What is to be mended comes first.
  document.querySelector(".problems")?.focus();

  // The link, copied.
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.closest("li")?.removeAttribute("hidden");
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const words = button.textContent;
      try { await navigator.clipboard.writeText(button.dataset.copy); } catch { return; }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = words; }, 2500);
    });
  }

  // How long it is still open, in the reader's own zone and language.
  for (const line of all("[data-closes]")) {
    const ends = new Date(line.dataset.closes), days = lang === "en" ? "en-GB" : lang, sizes = [["day", 864e5], ["hour", 36e5], ["minute", 6e4]];
    const moment = ends.toLocaleString(days, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" });
    const say = () => {
      const rest = ends - Date.now(), [unit, size] = sizes.find((each) => rest >= 2 * each[1]) ?? sizes[2];
      const many = Math.max(1, Math.floor(rest / size));
      const left = many.toLocaleString(lang, { style: "unit", unit, unitDisplay: "long" });
      line.textContent = rest > 0 ? fit(line.dataset, many).replace("{left}", left).replace("{moment}", moment) : line.dataset.over;
      line.hidden = false;
    };
    say();
    setInterval(say, 30000);
  }

  // An office's hour by the reader's own clock.
  for (const time of all("[data-here]")) {
    const at = new Date(time.dateTime), { here, zone } = time.dataset;
    const say = (more) => at.toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit", ...more });
    try { if (say() !== say({ timeZone: zone })) time.textContent = `(${here.replace("{time}", say())})`; } catch { /* an unknown zone */ }
  }

  // A phone's bar comes back below the form.
  const bar = document.querySelector(".sign-bar"), card = document.getElementById("sign");
  if (bar && card && window.IntersectionObserver) {
    new IntersectionObserver(([seen]) => {
      bar.classList.toggle("is-after", !seen.isIntersecting && seen.boundingClientRect.top < 0);
    }).observe(card);
  }

  // The number, while somebody looks at it.
  const place = document.querySelector("[data-count]");
  if (place && window.fetch) {
    const say = new Intl.NumberFormat(lang);
    const look = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(place.dataset.count, { credentials: "omit" });
        if (!answer.ok) return;
        const { total } = (await answer.json()).counts;
        if (!Number.isInteger(total)) return;
        for (const number of all("[data-total]")) number.textContent = say.format(total);
        for (const words of all("[data-many]:not([data-closes])")) words.textContent = fit(words.dataset, total);
        const line = place.querySelector("progress");
        if (line) {
          line.value = Math.min(total, line.max);
          line.ariaLabel = `${say.format(total)} / ${say.format(line.max)}`;
        }
      } catch { /* the page's number still stands */ }
    };
    setInterval(look, 20000);
    document.addEventListener("visibilitychange", look);
  }

  // A page for when the line breaks, for whoever fills in a form.
  const form = document.querySelector("form[method=post]");
  if (form && "serviceWorker" in navigator) {
    form.addEventListener("focusin", () => { navigator.serviceWorker.register("/offline.js").catch(() => {}); }, { once: true });
  }
})();
