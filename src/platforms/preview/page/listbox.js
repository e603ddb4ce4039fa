/** An input with a list of offers under it: the combobox pattern of the ARIA Authoring Practices Guide. */

/**
 * `offersFor(text)` resolves with `{ label, about, … }` rows; `take(offer)` is called with the one taken.
 * With `eager`, Tab takes the first row. Returns `close`.
 */
export function combobox(input, list, { offersFor, take, eager = false }) {
  let offers = [];
  let active = -1;
  let asked = 0;

  const close = () => {
    asked++;
    offers = [];
    active = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (index) => {
    active = index;
    for (const [at, row] of [...list.children].entries())
      row.setAttribute("aria-selected", String(at === index));
    const row = list.children[index];
    row?.scrollIntoView({ block: "nearest" });
    if (row) input.setAttribute("aria-activedescendant", row.id);
    else input.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const offer = offers[index];
    close();
    if (offer !== undefined) take(offer);
  };

  const show = (found) => {
    offers = found;
    list.replaceChildren(...found.map((offer, index) => row(list.id, offer, index)));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(-1);
  };

  const refresh = async () => {
    const mine = ++asked;
    const found = await offersFor(input.value).catch(() => []);
    if (mine === asked) show(found);
  };

  input.addEventListener("input", refresh);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") refresh();
      return;
    }
    const count = offers.length;
    if (event.key === "ArrowDown") mark((active + 1) % count);
    else if (event.key === "ArrowUp")
      mark((active + count) % (count + 1) === count ? -1 : (active + count) % (count + 1));
    else if (event.key === "Escape") close();
    else if (event.key === "Tab" && eager && !event.shiftKey) choose(Math.max(active, 0));
    else if (event.key === "Enter" && active >= 0) choose(active);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  // The list must not take the focus from the input: a press would close it first.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const found = event.target.closest("[role=option]");
    if (found) choose([...list.children].indexOf(found));
  });
  return { close, refresh };
}

function row(list, offer, index) {
  const node = document.createElement("div");
  node.id = `${list}-${index}`;
  node.setAttribute("role", "option");
  const label = document.createElement("span");
  label.className = "offer-label";
  label.textContent = offer.label;
  const about = document.createElement("span");
  about.className = "offer-about";
  about.textContent = offer.about ?? "";
  node.append(label, about);
  return node;
}
