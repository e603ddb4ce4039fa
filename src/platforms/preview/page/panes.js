/** The conversation, once for every view. */

import { channelNow, state } from "./state.js";

const names = ["slack", "discord", "terminal", "payload"];
const stage = document.querySelector(".stage");
const welcome = document.querySelector(".welcome");
const panes = document.querySelector(".panes");
const logs = new Map(names.map((name) => [name, document.querySelector(`[data-pane=${name}] .log`)]));

for (const log of logs.values()) log.tabIndex = 0;

const shown = (entry) =>
  entry.channel === state.channel &&
  (state.thread === undefined
    ? entry.thread === undefined
    : entry.thread === state.thread || entry.id === state.thread);

/** Draws everything that is to be seen in the open channel or thread. */
export function drawAll() {
  const entries = [...state.entries.values()].filter(shown);
  showWelcome(entries.length === 0);
  for (const [name, log] of logs) {
    log.replaceChildren();
    for (const entry of entries) append(log, nodeOf(entry, name));
  }
  toEnd();
}

/** Scrolls to what was said last, or to its beginning when there is no room for all of it. */
export function toEnd() {
  for (const log of logs.values()) follow(log);
}

function follow(log) {
  const last = log.lastElementChild;
  log.scrollTop = log.scrollHeight;
  if (last !== null && last.offsetHeight > log.clientHeight) log.scrollTop = last.offsetTop - log.offsetTop;
}

/** Whether the last message is in sight, so that the next one should be too. */
function isFollowing(log) {
  const last = log.lastElementChild;
  return last === null || last.offsetTop - log.offsetTop < log.scrollTop + log.clientHeight;
}

/** Draws one new or changed message where it belongs. */
export function drawOne(entry) {
  if (!shown(entry)) return;
  showWelcome(false);
  for (const [name, log] of logs) {
    const before = log.querySelector(`[data-message="${entry.id}"]`);
    const node = nodeOf(entry, name);
    if (node === null) continue;
    const following = isFollowing(log);
    if (before === null) append(log, node);
    else exchange(before, node);
    if (following && node === log.lastElementChild) follow(log);
  }
}

export function removeOne(id) {
  for (const log of logs.values()) {
    const node = log.querySelector(`[data-message="${id}"]`);
    const before = node?.previousElementSibling;
    const after = node?.nextElementSibling;
    node?.remove();
    if (before?.matches(".day") && !after?.matches(".message")) before.remove();
  }
  showWelcome(![...state.entries.values()].some(shown));
}

/** Puts colours on embeds and names into selects: the page's policy lets no inline style through. */
export function finish(node) {
  for (const one of node.querySelectorAll("[data-colour]")) {
    if (one.dataset.colour !== "") one.style.setProperty("--accent", one.dataset.colour);
  }
  for (const select of node.querySelectorAll("select[data-of]")) {
    for (const option of offered(select.dataset.of)) {
      const selected = option.id === select.dataset.initial;
      select.append(new Option(option.name, option.id, selected, selected));
    }
  }
  return node;
}

function offered(of) {
  const { look } = channelNow();
  if (of === "user")
    return state.setup.people.map((person) => ({
      id: `<@${person.ids[look]}|${person.name}>`,
      name: person.name,
    }));
  return state.setup.channels
    .filter((channel) => channel.look === look && channel.owner === undefined)
    .map((channel) => ({ id: `<#${channel.id}|${channel.name}>`, name: `#${channel.name}` }));
}

/** Adds a message under the day it was said on. */
function append(log, node) {
  if (node === null) return;
  const last = log.lastElementChild;
  if (last?.dataset.day !== node.dataset.day) {
    const day = document.createElement("div");
    day.className = "day";
    day.setAttribute("role", "separator");
    day.setAttribute("aria-label", node.dataset.day);
    const label = document.createElement("span");
    label.textContent = node.dataset.day;
    day.append(label);
    log.append(day);
  }
  log.append(node);
}

/** Swaps a redrawn message in without losing the focus that was inside it. */
function exchange(before, node) {
  const active = before.contains(document.activeElement) ? document.activeElement : undefined;
  const index = active === undefined ? -1 : [...before.querySelectorAll("button, select, a")].indexOf(active);
  before.replaceWith(node);
  if (active === undefined) return;
  const controls = [...node.querySelectorAll("button, select, a")];
  const same = controls.find((control) => control.textContent === active.textContent) ?? controls[index];
  (same ?? node).focus();
}

function nodeOf(entry, name) {
  const template = document.createElement("template");
  template.innerHTML = entry[name];
  const node = template.content.firstElementChild;
  if (node === null) return null;
  node.tabIndex = -1;
  node.dataset.day = entry.day;
  return finish(node);
}

function showWelcome(isEmpty) {
  const show = isEmpty && state.thread === undefined;
  welcome.hidden = !show;
  panes.hidden = show;
}

/** Shows the panes of a view; in a thread or a channel, announces what arrives in one pane only. */
export function showView() {
  stage.dataset.view = state.view;
  stage.dataset.look = channelNow().look;
  const live = state.view === "both" ? channelNow().look : state.view;
  for (const [name, log] of logs) log.setAttribute("aria-live", name === live ? "polite" : "off");
  toEnd();
}
