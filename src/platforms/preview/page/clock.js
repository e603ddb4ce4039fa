/** The clock that can be turned, and what it will bring. */

import { act, ask } from "./server.js";
import { keep, personNow, state, zoneNow } from "./state.js";
import { complain } from "./toast.js";

const time = document.querySelector("#time");
const date = document.querySelector("#date");
const chip = document.querySelector("#chip-time");
const turned = document.querySelector("#turned");
const zones = document.querySelector("#set-zone");
const aside = document.querySelector("#aside");
const chipButton = document.querySelector(".clock-chip");

/** Paperboy's clock minus this browser's, in ms. */
let ahead = 0;

export function setClock({ now, turned: isTurned }) {
  ahead = now - Date.now();
  turned.hidden = !isTurned;
  document.documentElement.classList.toggle("is-turned", isTurned);
  tick();
  drawTimeline();
}

function tick() {
  const at = Date.now() + ahead;
  const zone = zoneNow();
  const told = (options) =>
    new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", ...options }).format(at);
  time.textContent = told({ hour: "2-digit", minute: "2-digit" });
  time.dateTime = new Date(at).toISOString();
  date.textContent = `${told({ weekday: "long", day: "numeric", month: "long", year: "numeric" })} · ${zone.replaceAll("_", " ")}`;
  chip.textContent = told({
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export async function drawTimeline() {
  const { firings } = await ask("timeline").catch(() => ({ firings: [] }));
  const list = document.querySelector("#timeline");
  if (firings.length === 0) {
    const row = document.createElement("li");
    row.className = "timeline-empty";
    row.textContent = "Nothing yet. A paper of the day or a reading group puts its next dates here.";
    list.replaceChildren(row);
    return;
  }
  list.replaceChildren(
    ...firings.flatMap((firing) => [
      ...(firing.change ? [line("clock-change", firing.change)] : []),
      post(firing),
    ]),
  );
}

function post({ told, zone, where, about }) {
  const row = document.createElement("li");
  for (const [style, text] of [
    ["timeline-when", told],
    ["timeline-what", about],
    ["timeline-zone", `${where} · ${zone.replaceAll("_", " ")}`],
  ]) {
    const part = document.createElement("span");
    part.className = style;
    part.textContent = text;
    row.append(part);
  }
  return row;
}

function line(style, text) {
  const row = document.createElement("li");
  row.className = style;
  row.textContent = text;
  return row;
}

export function prepareClock(onZone) {
  zones.replaceChildren(...state.setup.zones.map((zone) => new Option(zone.replaceAll("_", " "), zone)));
  zones.value = zoneNow();
  setInterval(tick, 1000);
  for (const button of document.querySelectorAll("[data-turn]")) {
    button.addEventListener("click", () =>
      turn(button, button.dataset.turn === "next" ? { to: "next" } : { by: Number(button.dataset.turn) }),
    );
  }
  document.querySelector("#set-clock").addEventListener("submit", (event) => {
    event.preventDefault();
    const at = document.querySelector("#set-at").value;
    const zone = zones.value;
    keep({ zone: zone === personNow().zone ? "" : zone });
    onZone();
    turn(event.submitter, { at, zone });
  });
  zones.addEventListener("change", () => {
    keep({ zone: zones.value === personNow().zone ? "" : zones.value });
    tick();
    onZone();
  });
  chipButton.addEventListener("click", () => {
    const isOpen = aside.classList.toggle("is-open");
    chipButton.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) aside.querySelector("button").focus();
  });
  aside.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !aside.classList.contains("is-open")) return;
    chipButton.click();
    chipButton.focus();
  });
}

/** The zone follows the person, unless one was chosen. */
export function showZone() {
  zones.value = zoneNow();
  tick();
}

async function turn(button, body) {
  if (button.disabled) return;
  button.disabled = true;
  try {
    await act("clock", body);
  } catch (error) {
    complain(error);
  } finally {
    button.disabled = false;
    button.focus();
  }
}
