// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps one plain page per language for when the network is away, and nothing else: no page anybody visited.
const KEPT = "altavoz-offline-1", LANGUAGES = [{% for code in languages %}"{{ code }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const pageFor = (url) => {
  const first = new URL(url).pathname.split("/")[1];
  return `/${LANGUAGES.includes(first) ? first : LANGUAGES[0]}/offline/`;
};
const keep = async () => {
  const box = await caches.open(KEPT);
  await box.addAll(LANGUAGES.map((code) => `/${code}/offline/`));
};
self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(fetch(event.request).catch(async () =>
    (await caches.match(pageFor(event.request.referrer || event.request.url))) || Response.error()));
});
