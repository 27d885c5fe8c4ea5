// SPDX-License-Identifier: AGPL-3.0-or-later
// A button that only a script answers cannot be pressed before that script listens, or where it never will.
document.addEventListener("DOMContentLoaded", () => {
  if (!window.allauth?.webauthn || !window.PublicKeyCredential) return;
  for (const button of document.querySelectorAll("button[type=button]:disabled")) button.disabled = false;
});
