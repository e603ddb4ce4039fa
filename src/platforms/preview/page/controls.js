/** Pressing what stands on messages: one listener for the whole stage. */

import { openForm } from "./forms.js";
import { act } from "./server.js";
import { state, zoneNow } from "./state.js";
import { complain } from "./toast.js";

export function listenForPresses(stage, { openThread }) {
  stage.addEventListener("click", (event) => {
    const control = event.target.closest("button");
    const message = control?.closest("[data-message]");
    if (!message) return;
    const { dataset } = control;
    if (dataset.thread) openThread(dataset.thread);
    else if (dataset.dismiss) perform(control, "dismiss", { person: state.person, message: dataset.dismiss });
    else if (dataset.lookup)
      perform(control, "lookup", {
        ...viewer(),
        message: dataset.lookup,
        ...(dataset.deed === undefined ? {} : { action: dataset.deed }),
      });
    else if (dataset.look) press(control, message, dataset.look === "slack" ? dataset.value : dataset.action);
  });
  stage.addEventListener("change", (event) => {
    const select = event.target.closest("select[data-look]");
    const message = select?.closest("[data-message]");
    if (message && select.value !== "") press(select, message, select.value);
  });
}

const viewer = () => ({ person: state.person, zone: zoneNow() });

function press(control, message, value) {
  return perform(control, "press", {
    ...viewer(),
    message: message.dataset.message,
    look: control.dataset.look,
    value,
  });
}

/** Does it with the control shown as busy, and opens the form that may come back. */
async function perform(control, name, body) {
  if (control.getAttribute("aria-busy") === "true") return;
  control.setAttribute("aria-busy", "true");
  try {
    const { form } = await act(name, body);
    if (form !== undefined) openForm(form, control.dataset.look);
  } catch (error) {
    complain(error);
  } finally {
    control.removeAttribute("aria-busy");
    if (control.tagName === "SELECT") control.value = "";
  }
}
