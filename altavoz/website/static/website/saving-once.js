// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor saves by itself while somebody writes. A button pressed meanwhile waits for that to end: a new page would
// otherwise be made twice, and the second refused because of the first one's address. And once a button's own request
// is on its way, nothing saves by itself beside it.
(() => {
  "use strict";
  const SOONER_OR_LATER = 10000;
  let saving = false;
  let leaving = false;
  let waiting = null;
  const goOn = () => {
    saving = false;
    if (!waiting) return;
    const { form, button } = waiting;
    waiting = null;
    // A button that shows its progress is shut by now, and would not be sent.
    if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    form.requestSubmit();
  };
  document.addEventListener("w-autosave:save", (event) => {
    if (leaving) event.preventDefault();
    else saving = true;
    // Somebody else may have held it back: then there is no end to wait for.
    queueMicrotask(() => { if (event.defaultPrevented) goOn(); });
  });
  document.addEventListener("w-autosave:success", goOn);
  document.addEventListener("w-autosave:error", goOn);
  document.addEventListener("submit", (event) => {
    if (!saving || !event.target.matches("[data-edit-form]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!waiting) setTimeout(goOn, SOONER_OR_LATER);
    waiting = { form: event.target, button: event.submitter };
  }, true);
  // Last of all, when nobody has held it back. Whoever stops the browser may go on writing.
  addEventListener("submit", (event) => {
    if (event.defaultPrevented || !event.target.matches("[data-edit-form]")) return;
    leaving = true;
    setTimeout(() => { leaving = false; }, 3 * SOONER_OR_LATER);
  });
})();
