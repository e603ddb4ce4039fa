/** Puts the page together: who one is, where one is, what one sees. */

import { drawTimeline, prepareClock, setClock, showZone } from "./clock.js";
import { focusLine, say } from "./composer.js";
import { listenForPresses } from "./controls.js";
import { drawAll, drawOne, removeOne, showView } from "./panes.js";
import { act, ask, follow } from "./server.js";
import { channelNow, keep, personNow, state, zoneNow } from "./state.js";
import { complain } from "./toast.js";

const views = [
  ["both", "Side by side"],
  ["slack", "Slack"],
  ["discord", "Discord"],
  ["terminal", "Terminal"],
  ["payload", "Payload"],
];

/** What a newcomer tries first; what is not there is left out, and other commands take its place. */
const firstSteps = [
  "paper",
  "papers search",
  "papers ask",
  "daily set",
  "reading-group create",
  "paperboy help",
];

let unfollow = () => {};

state.setup = await ask("setup");
if (!state.setup.people.some((person) => person.key === state.person)) keep({ person: "ana", zone: "" });
const mine = () =>
  state.setup.channels.filter((channel) => channel.owner === undefined || channel.owner === state.person);
if (!mine().some((channel) => channel.id === state.channel))
  keep({ channel: mine()[0].id, thread: undefined });

const isNarrow = () => matchMedia("(max-width: 759px)").matches;

radios(
  ".views",
  views,
  () => state.view,
  (view) => {
    keep({ view });
    showView();
  },
);
radios(
  ".who",
  state.setup.people.map((person) => [person.key, person.name, person.manager ? "manager" : "member"]),
  () => state.person,
  (key) => {
    keep({ person: key, zone: "" });
    if (!mine().some((channel) => channel.id === state.channel)) {
      const { look } = channelNow();
      keep({
        channel: mine().find((channel) => channel.look === look && channel.owner === key).id,
        thread: undefined,
      });
    }
    state.unread.clear();
    showZone();
    show();
    connect();
  },
);
prepareClock(connect);
examples();
listenForPresses(document.querySelector(".panes"), { openThread });
document.querySelector("#leave-thread").addEventListener("click", () => openThread(undefined));
document.querySelector("#reset").addEventListener("click", () => act("reset", {}).catch(complain));
document.querySelector("#channel-select").addEventListener("change", (event) => go(event.target.value));
followLook();
show();
connect();
if (!isNarrow()) focusLine();

function connect() {
  unfollow();
  unfollow = follow(
    { person: state.person, zone: zoneNow() },
    {
      world({ entries, ...clock }) {
        state.entries = new Map(entries.map((entry) => [entry.id, entry]));
        if (state.thread !== undefined && !state.entries.has(state.thread)) openThread(undefined);
        setClock(clock);
        drawAll();
        document.documentElement.dataset.ready = "true";
      },
      message(entry) {
        const isNew = !state.entries.has(entry.id);
        state.entries.set(entry.id, entry);
        if (entry.channel === state.channel) drawOne(entry);
        else if (isNew) {
          state.unread.set(entry.channel, (state.unread.get(entry.channel) ?? 0) + 1);
          channels();
        }
        drawTimeline();
      },
      removed({ id }) {
        state.entries.delete(id);
        removeOne(id);
      },
      clock: setClock,
    },
  );
}

function go(channel) {
  keep({ channel, thread: undefined });
  followLook();
  state.unread.delete(channel);
  show();
  focusLine();
}

/** On a narrow screen there is room for one look: that of the channel one is in. */
function followLook() {
  if (!isNarrow() || state.view === "terminal" || state.view === "payload") return;
  keep({ view: channelNow().look });
  const input = document.querySelector(`.views [value="${state.view}"]`);
  input.checked = true;
}

function openThread(id) {
  keep({ thread: id });
  show();
  focusLine();
}

/** Everything that depends on where one is. */
function show() {
  const channel = channelNow();
  const name = channel.owner === undefined ? `#${channel.name}` : channel.name;
  document.querySelector("#where").textContent = state.thread === undefined ? name : `Thread in ${name}`;
  document.querySelector("#topic").textContent = channel.topic;
  document.querySelector("#leave-thread").hidden = state.thread === undefined;
  for (const label of document.querySelectorAll(".pane-channel")) label.textContent = name;
  const line = document.querySelector("#line");
  line.placeholder =
    channel.owner === undefined
      ? `Message ${name} as ${personNow().name.split(" ")[0]}, or /paper r1`
      : "Ask Paperboy: r1";
  channels();
  showView();
  drawAll();
}

function channels() {
  const groups = [
    ["slack", "Slack", "Lab workspace"],
    ["discord", "Discord", "Lab server"],
  ];
  const nav = document.querySelector(".sidebar");
  const focused = nav.contains(document.activeElement) ? document.activeElement.dataset.channel : undefined;
  nav.replaceChildren(
    ...groups.map(([look, name, about]) => {
      const group = element("section", `space space-${look}`);
      group.append(element("h2", "", name), element("p", "", about));
      const list = element("ul");
      for (const channel of mine().filter((one) => one.look === look)) list.append(channelRow(channel));
      group.append(list);
      return group;
    }),
  );
  if (focused) nav.querySelector(`[data-channel="${focused}"]`)?.focus();
  const select = document.querySelector("#channel-select");
  select.replaceChildren(
    ...groups.map(([look, name]) => {
      const group = document.createElement("optgroup");
      group.label = name;
      for (const one of mine().filter((candidate) => candidate.look === look))
        group.append(new Option(titleOf(one), one.id));
      return group;
    }),
  );
  select.value = state.channel;
}

function titleOf(channel) {
  return channel.owner === undefined ? `# ${channel.name}` : channel.name;
}

function channelRow(channel) {
  const row = element("li");
  const button = element("button", "channel", titleOf(channel));
  button.type = "button";
  button.dataset.channel = channel.id;
  if (channel.id === state.channel) button.setAttribute("aria-current", "page");
  const unread = state.unread.get(channel.id);
  if (unread) {
    const badge = element("span", "unread", String(unread));
    badge.setAttribute("aria-label", `${unread} new`);
    button.append(badge);
  }
  button.addEventListener("click", () => go(channel.id));
  row.append(button);
  return row;
}

/** A group of radio buttons drawn as tabs. */
function radios(selector, rows, current, choose) {
  const group = document.querySelector(selector);
  group.replaceChildren(
    ...rows.map(([value, label, note]) => {
      const wrapper = element("label", `option option-${value}`);
      const input = document.createElement("input");
      input.type = "radio";
      input.name = selector;
      input.value = value;
      input.checked = current() === value;
      input.addEventListener("change", () => choose(value));
      wrapper.append(input);
      if (note !== undefined) {
        const face = element(
          "span",
          `face face-${value}`,
          label
            .split(" ")
            .map((word) => word[0])
            .join(""),
        );
        face.setAttribute("aria-hidden", "true");
        wrapper.append(face);
        wrapper.title = `${label}, ${note}`;
      }
      wrapper.append(element("span", "option-label", note === undefined ? label : label.split(" ")[0]));
      if (note !== undefined) wrapper.append(element("span", "option-note", note));
      return wrapper;
    }),
  );
}

function examples() {
  const list = document.querySelector(".examples");
  const all = state.setup.examples;
  const first = firstSteps.flatMap((path) => all.filter((one) => one.path === path));
  const rows = [...new Set([...first, ...all])];
  list.replaceChildren(
    ...rows.slice(0, 6).map(({ line, about }) => {
      const row = element("li");
      const button = element("button", "example");
      button.type = "button";
      button.append(element("code", "", line), element("span", "", about));
      button.addEventListener("click", () => {
        say(line);
        focusLine();
      });
      row.append(button);
      return row;
    }),
  );
}

function element(name, style = "", text = "") {
  const node = document.createElement(name);
  if (style !== "") node.className = style;
  if (text !== "") node.textContent = text;
  return node;
}
