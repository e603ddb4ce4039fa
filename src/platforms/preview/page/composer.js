/** The line one types into. */

import { openForm } from "./forms.js";
import { combobox } from "./listbox.js";
import { toEnd } from "./panes.js";
import { act, ask } from "./server.js";
import { state, zoneNow } from "./state.js";
import { complain } from "./toast.js";

const form = document.querySelector("#composer");
const input = document.querySelector("#line");
const list = document.querySelector("#offers");
const file = document.querySelector("#file");
const attached = document.querySelector("#attached");
/** The longest file that the server takes, in characters. */
const LARGEST = 1_000_000;
let last = "";

const offers = combobox(input, list, {
  eager: true,
  offersFor: async (line) => (line.startsWith("/") ? ask("complete", { channel: state.channel, line }) : []),
  take: ({ line }) => {
    input.value = line;
    offers.refresh();
  },
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  say(input.value);
});

file.addEventListener("change", showFile);
document.querySelector("#detach").addEventListener("click", () => {
  file.value = "";
  showFile();
  input.focus();
});

function showFile() {
  const [chosen] = file.files;
  attached.hidden = chosen === undefined;
  attached.firstElementChild.textContent = chosen === undefined ? "" : `Attached: ${chosen.name}`;
}

/** The chosen file as text; undefined without one. */
async function readFile() {
  const [chosen] = file.files;
  if (chosen === undefined) return undefined;
  if (chosen.size > LARGEST) throw new Error(`${chosen.name} is too large to be tried here: at most 1 MB.`);
  return { name: chosen.name.slice(0, 200), text: await chosen.text() };
}

input.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowUp" || input.value !== "" || last === "") return;
  event.preventDefault();
  input.value = last;
});

// A slash anywhere on the page begins a command, as in the clients.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest?.("input, textarea, select, dialog")) return;
  input.focus();
});

/** Says a line in the open channel or thread, as the person this window is. */
export async function say(text) {
  if (text.trim() === "" && file.files.length === 0) return;
  offers.close();
  last = text.trim();
  input.value = "";
  toEnd();
  form.setAttribute("aria-busy", "true");
  try {
    const thread = state.thread === undefined ? {} : { thread: state.thread };
    const came = await readFile();
    const answer = await act("say", {
      person: state.person,
      zone: zoneNow(),
      channel: state.channel,
      text,
      ...thread,
      ...(came === undefined ? {} : { file: came }),
    });
    file.value = "";
    showFile();
    if (answer.form !== undefined) openForm(answer.form);
  } catch (error) {
    if (input.value === "") input.value = text;
    complain(error);
  } finally {
    form.removeAttribute("aria-busy");
  }
}

export function focusLine() {
  input.focus();
}
