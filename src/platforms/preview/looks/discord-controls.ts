/** What can be pressed, chosen or filled in on Discord. What it carries back is in its data attributes. */

import { anchor, type Html, html, nothing } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";

const buttonStyles = ["", "primary", "secondary", "success", "danger", "link", "premium"];

/** The place of a control in a form: its label points to `id`. */
export interface Labelled {
  readonly id: string;
  readonly required: boolean;
}

/** In a message a control is named by its placeholder, in a form by its label. */
export function discordControl(control: unknown, labelled?: Labelled): Html {
  switch (numberOf(control, "type")) {
    case 2:
      return button(control);
    case 3:
      return select(control, labelled);
    case 4:
      return textInput(control, labelled);
    case 5:
    case 7:
      return people(control, "user", labelled);
    case 8:
      return people(control, "channel", labelled);
    case 21:
      return boxes(control, "radio");
    case 22:
      return boxes(control, "checkbox");
    case 23:
      return html`<input type="checkbox" data-look="discord" data-action="${textOf(control, "custom_id")}" value="true"${field(control, "default") === true && html` checked`}>`;
    default:
      return nothing;
  }
}

function button(control: unknown): Html {
  const style = buttonStyles[numberOf(control, "style") ?? 2] || "secondary";
  const symbol = textOf(field(control, "emoji"), "name");
  const label = html`${symbol !== "" && html`<span class="dc-emoji">${symbol}</span> `}${textOf(control, "label")}`;
  const address = textOf(control, "url");
  if (address !== "") return html`<span class="dc-button dc-link">${anchor(label, address)}</span>`;
  const off = field(control, "disabled") === true && html` disabled`;
  return html`<button type="button" class="dc-button dc-${style}" data-look="discord" data-action="${textOf(control, "custom_id")}"${off}>${label}</button>`;
}

function select(control: unknown, labelled: Labelled | undefined): Html {
  const several = (numberOf(control, "max_values") ?? 1) > 1;
  return html`<select class="dc-select" data-look="discord" data-action="${textOf(control, "custom_id")}"${naming(control, labelled)}${several && html` multiple`}>${
    !several && html`<option value="">${textOf(control, "placeholder") || "Make a selection"}</option>`
  }${listOf(control, "options").map((option) => {
    const about = textOf(option, "description");
    return html`<option value="${textOf(option, "value")}"${field(option, "default") === true && html` selected`}>${textOf(option, "label")}${about !== "" && ` — ${about}`}</option>`;
  })}</select>`;
}

/** A select that Discord fills by itself; the page fills in the pretended people or channels. */
function people(control: unknown, of: string, labelled: Labelled | undefined): Html {
  const name = textOf(control, "placeholder") || "Make a selection";
  return html`<select class="dc-select" data-look="discord" data-action="${textOf(control, "custom_id")}" data-of="${of}" data-initial="${textOf(
    listOf(control, "default_values")[0],
    "id",
  )}"${naming(control, labelled)}><option value="">${name}</option></select>`;
}

function textInput(control: unknown, labelled: Labelled | undefined): Html {
  const limit = numberOf(control, "max_length");
  const shared = html`data-look="discord" data-action="${textOf(control, "custom_id")}" placeholder="${textOf(control, "placeholder")}"${
    limit !== undefined && html` maxlength="${limit}"`
  }${naming(control, labelled)}`;
  const value = textOf(control, "value");
  return numberOf(control, "style") === 2
    ? html`<textarea class="dc-input" rows="4" ${shared}>${value}</textarea>`
    : html`<input class="dc-input" type="text" ${shared} value="${value}">`;
}

function naming(control: unknown, labelled: Labelled | undefined): Html {
  return labelled === undefined
    ? html` aria-label="${textOf(control, "placeholder") || "Make a selection"}"`
    : html` id="${labelled.id}" aria-describedby="${labelled.id}-about"${labelled.required && html` required`}`;
}

function boxes(control: unknown, type: "radio" | "checkbox"): Html {
  const action = textOf(control, "custom_id");
  return html`<span class="dc-boxes">${listOf(control, "options").map((option) => {
    const checked = field(option, "default") === true && html` checked`;
    return html`<label><input type="${type}" name="${action}" data-look="discord" data-action="${action}" value="${textOf(option, "value")}"${checked}> ${textOf(option, "label")}</label>`;
  })}</span>`;
}
