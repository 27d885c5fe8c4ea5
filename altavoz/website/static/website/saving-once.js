// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor saves by itself while somebody writes. A button pressed meanwhile waits for that to end: a new page would
// otherwise be made twice, and the second refused because of the first one's address.
(() => {
  "use strict";
  const SOONER_OR_LATER = 10000;
  let saving = false;
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
  document.addEventListener("w-autosave:save", () => { saving = true; });
  document.addEventListener("w-autosave:success", goOn);
  document.addEventListener("w-autosave:error", goOn);
  document.addEventListener("submit", (event) => {
    if (!saving || !event.target.matches("[data-edit-form]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!waiting) setTimeout(goOn, SOONER_OR_LATER);
    waiting = { form: event.target, button: event.submitter };
  }, true);
})();
