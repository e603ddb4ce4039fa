/** Shows the exhibits; pressing one of their buttons tells what it would send back. */

import { ask } from "./server.js";

const exhibits = document.querySelector("#exhibits");
const { html } = await ask("gallery", { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
exhibits.innerHTML = html;
for (const one of exhibits.querySelectorAll("[data-colour]")) {
  if (one.dataset.colour !== "") one.style.setProperty("--accent", one.dataset.colour);
}
document.documentElement.dataset.ready = "true";
document.querySelector(`:target`)?.scrollIntoView();

exhibits.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-look]");
  if (button) tell(button, button.dataset.look === "slack" ? button.dataset.value : button.dataset.action);
});
exhibits.addEventListener("change", (event) => {
  const select = event.target.closest("select[data-look]");
  if (select) tell(select, select.value);
});

function tell(control, carried) {
  const line = control.closest(".exhibit").querySelector(".sends");
  line.textContent = `Sends back ${carried}`;
  line.hidden = false;
}
