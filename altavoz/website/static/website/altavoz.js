// SPDX-License-Identifier: AGPL-3.0-or-later
// Comfort only: every page works without this file.
(() => {
  "use strict";
  const all = (what) => document.querySelectorAll(what), { lang } = document.documentElement;
  const fit = (words, n) => words[new Intl.PluralRules(lang).select(n) === "one" ? "one" : "many"];

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

  // How long it is still open, once she is near: a first date takes a cheap phone 200 ms.
  for (const line of all("[data-closes]")) {
    const ends = new Date(line.dataset.closes), sizes = [["day", 864e5], ["hour", 36e5], ["minute", 6e4]];
    const say = () => {
      const moment = ends.toLocaleString(lang === "en" ? "en-GB" : lang, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZoneName: "short" });
      const rest = ends - Date.now(), [unit, size] = sizes.find((each) => rest >= 2 * each[1]) ?? sizes[2];
      const many = Math.max(1, Math.floor(rest / size));
      const left = many.toLocaleString(lang, { style: "unit", unit, unitDisplay: "long" });
      line.textContent = rest > 0 ? fit(line.dataset, many).replace("{left}", left).replace("{moment}", moment) : line.dataset.over;
      line.hidden = false;
    };
    new IntersectionObserver(([seen], eye) => {
      if (!seen.isIntersecting) return;
      eye.disconnect();
      setInterval(say, 3e4, say());
    }).observe(line.parentElement);
  }

  // An office's hour by her own clock.
  for (const time of all("[data-here]")) {
    const at = new Date(time.dateTime), { here, zone } = time.dataset;
    const say = (more) => at.toLocaleTimeString(lang, { hour: "numeric", minute: "2-digit", ...more });
    try { if (say() !== say({ timeZone: zone })) time.textContent = `(${here.replace("{time}", say())})`; } catch { /* an unknown zone */ }
  }

  // A phone's bar comes back below the form.
  const bar = document.querySelector(".sign-bar"), card = document.getElementById("sign");
  if (bar && card) {
    new IntersectionObserver(([seen]) => {
      bar.classList.toggle("is-after", !seen.isIntersecting && seen.boundingClientRect.top < 0);
    }).observe(card);
  }

  // The number, while she looks.
  const place = document.querySelector("[data-count]");
  if (place) {
    const say = (n) => n.toLocaleString(lang);
    const look = async () => {
      if (document.hidden) return;
      try {
        const answer = await fetch(place.dataset.count, { credentials: "omit" });
        if (!answer.ok) return;
        const { total } = (await answer.json()).counts;
        if (!Number.isInteger(total)) return;
        for (const number of all("[data-total]")) number.textContent = say(total);
        for (const words of all("[data-many]:not([data-closes])")) words.textContent = fit(words.dataset, total);
        const line = place.querySelector("progress");
        if (line) {
          line.value = Math.min(total, line.max);
          line.ariaLabel = `${say(total)} / ${say(line.max)}`;
        }
      } catch { /* it stands */ }
    };
    setInterval(look, 20000);
    document.addEventListener("visibilitychange", look);
  }

  // A page for when the line breaks.
  const form = document.querySelector("form[method=post]");
  if (form && "serviceWorker" in navigator) {
    form.addEventListener("focusin", () => { navigator.serviceWorker.register("/offline.js").catch(() => {}); }, { once: true });
  }
})();
