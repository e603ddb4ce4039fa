/** A form, drawn as the modal of the platform one looks at. */

import { combobox } from "./listbox.js";
import { finish } from "./panes.js";
import { act, ask } from "./server.js";
import { lookNow, state } from "./state.js";
import { complain } from "./toast.js";

const modal = document.querySelector("#modal");
const body = document.querySelector("#modal-body");
const problem = document.querySelector("#modal-error");
let open;

export function openForm(form, look = lookNow()) {
  open = form;
  const drawn = form[look];
  modal.dataset.look = look;
  document.querySelector("#modal-title").innerHTML = drawn.title;
  document.querySelector("#modal-cancel").textContent = drawn.close ?? "Cancel";
  document.querySelector("#modal-submit").textContent = drawn.submit ?? "Submit";
  body.innerHTML = drawn.body;
  finish(body);
  problem.hidden = true;
  for (const [index, input] of [...body.querySelectorAll("[data-finder]")].entries())
    prepareFinder(input, index);
  modal.showModal();
  body.querySelector("input, textarea, select")?.focus();
}

for (const button of modal.querySelectorAll("#modal-cancel, .modal-x")) {
  button.addEventListener("click", () => modal.close());
}

document.querySelector("#modal-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const missing = [...body.querySelectorAll(":invalid")][0];
  if (missing !== undefined) {
    problem.textContent = `${labelOf(missing)}: ${missing.validationMessage}`;
    problem.hidden = false;
    missing.focus();
    return;
  }
  try {
    await act("submit", { person: state.person, form: open.id, values: values() });
    modal.close();
  } catch (error) {
    complain(error);
    modal.close();
  }
});

const labelOf = (input) => input.labels?.[0]?.textContent.replace("*", "").trim() ?? "This field";

/** The controls of the form, one for each field, in the order of its fields. */
function controls() {
  const groups = new Map();
  for (const input of body.querySelectorAll("[data-action]")) {
    const name = `${input.dataset.block ?? ""}\n${input.dataset.action}`;
    groups.set(name, [...(groups.get(name) ?? []), input]);
  }
  return [...groups.values()];
}

/** A control belongs to the field that its ids name, or else to the one that stands where it does. */
function fieldOf(inputs, index) {
  const { block = "", action = "" } = inputs[0].dataset;
  const ids = [action, block].map((id) => id.replace(/^.*:/, ""));
  return open.fields.find((name) => ids.includes(name)) ?? open.fields[index];
}

function values() {
  return Object.fromEntries(controls().map((inputs, index) => [fieldOf(inputs, index), valueIn(inputs)]));
}

function valueIn(inputs) {
  const [first] = inputs;
  if (first.type === "checkbox" || first.type === "radio") {
    return inputs
      .filter((input) => input.checked)
      .map((input) => input.value)
      .join(",");
  }
  if (first.multiple) return [...first.selectedOptions].map((option) => option.value).join(",");
  // What was picked from the list counts as long as the text is still the one of the pick.
  if (first.dataset.picked !== undefined && first.dataset.picked === first.value) return first.dataset.value;
  return first.value;
}

function prepareFinder(input, index) {
  if (input.dataset.value) input.dataset.picked = input.value;
  const list = document.createElement("div");
  list.className = "offers finder-offers";
  list.id = `finder-${index}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Papers");
  list.hidden = true;
  input.after(list);
  input.setAttribute("aria-controls", list.id);
  const { refresh } = combobox(input, list, {
    offersFor: (typed) => {
      const at = controls().findIndex((inputs) => inputs.includes(input));
      return ask("find", { form: open.id, field: fieldOf([input], at), typed });
    },
    take: ({ id, label }) => {
      input.value = label;
      input.dataset.value = id;
      input.dataset.picked = label;
    },
  });
  input.addEventListener("focus", refresh);
}
