/** The interactive elements of Block Kit. What they carry back is in their data attributes. */

import { anchor, type Html, html, nothing } from "./html.ts";
import { field, listOf, numberOf, textOf } from "./json.ts";
import { picture } from "./picture.ts";
import type { Reader } from "./reader.ts";
import { slackPlain, slackText } from "./slack-text.ts";

/** The place of an element in an input block: its label points to `id`. */
export interface Labelled {
  readonly id: string;
  readonly required: boolean;
}

/** In a message an element is named by its placeholder, in a form by its label. */
export function slackElement(element: unknown, block: string, reader: Reader, labelled?: Labelled): Html {
  const action = textOf(element, "action_id");
  const label = textOf(field(element, "placeholder"), "text");
  const named =
    labelled === undefined
      ? html` aria-label="${label || "Choose"}"`
      : html` id="${labelled.id}" aria-describedby="${labelled.id}-hint"${labelled.required && html` required`}`;
  switch (textOf(element, "type")) {
    case "button":
      return button(element, block);
    case "static_select":
      return html`<select class="sl-select" data-look="slack" data-block="${block}" data-action="${action}"${named}><option value="">${label || "Choose"}</option>${groups(element)}</select>`;
    case "multi_static_select":
      return html`<select class="sl-select" multiple data-look="slack" data-block="${block}" data-action="${action}"${named}>${groups(element)}</select>`;
    case "overflow":
      return html`<select class="sl-select sl-overflow" data-look="slack" data-block="${block}" data-action="${action}" aria-label="More actions"><option value="">…</option>${listOf(element, "options").map(option)}</select>`;
    case "external_select":
    case "multi_external_select":
      return external(element, block, named);
    case "plain_text_input":
      return plainTextInput(element, block, named);
    case "number_input":
      return html`<input class="sl-text" type="number" data-look="slack" data-block="${block}" data-action="${action}" value="${textOf(element, "initial_value")}" min="${textOf(element, "min_value")}" max="${textOf(element, "max_value")}"${named}>`;
    case "datepicker":
      return html`<input class="sl-text" type="date" data-look="slack" data-block="${block}" data-action="${action}" value="${textOf(element, "initial_date")}"${named}>`;
    case "timepicker":
      return html`<input class="sl-text" type="time" data-look="slack" data-block="${block}" data-action="${action}" value="${textOf(element, "initial_time")}"${named}>`;
    case "checkboxes":
    case "radio_buttons":
      return boxes(element, block, reader);
    case "users_select":
    case "conversations_select":
    case "channels_select":
      return html`<select class="sl-select" data-look="slack" data-block="${block}" data-action="${action}" data-of="${textOf(element, "type").replace(/s?_select$/, "")}" data-initial="${textOf(element, "initial_user") || textOf(element, "initial_channel") || textOf(element, "initial_conversation")}"${named}><option value="">${label || "Choose"}</option></select>`;
    case "image":
      return picture(textOf(element, "image_url"), textOf(element, "alt_text"), "sl-accessory-image");
    default:
      return nothing;
  }
}

function button(element: unknown, block: string): Html {
  const style = textOf(element, "style");
  const look = style === "primary" || style === "danger" ? ` sl-${style}` : "";
  const label = slackPlain(field(element, "text"));
  const address = textOf(element, "url");
  if (address !== "")
    return html`<span class="sl-button sl-link-button${look}">${anchor(label, address)}</span>`;
  const spoken = textOf(element, "accessibility_label");
  return html`<button type="button" class="sl-button${look}" data-look="slack" data-block="${block}" data-action="${textOf(
    element,
    "action_id",
  )}" data-value="${textOf(element, "value")}"${spoken !== "" && html` aria-label="${spoken}"`}>${label}</button>`;
}

function groups(element: unknown): Html {
  const chosen = new Set(
    [field(element, "initial_option"), ...listOf(element, "initial_options")].map((one) =>
      textOf(one, "value"),
    ),
  );
  const draw = (one: unknown) => option(one, chosen);
  return html`${listOf(element, "option_groups").map(
    (group) =>
      html`<optgroup label="${textOf(field(group, "label"), "text")}">${listOf(group, "options").map(draw)}</optgroup>`,
  )}${listOf(element, "options").map(draw)}`;
}

function option(one: unknown, chosen: unknown): Html {
  const selected = chosen instanceof Set && chosen.has(textOf(one, "value"));
  return html`<option value="${textOf(one, "value")}"${selected && html` selected`}>${textOf(field(one, "text"), "text")}</option>`;
}

/** A select whose options Slack asks the app for while one types. */
function external(element: unknown, block: string, named: Html): Html {
  const initial = field(element, "initial_option");
  const label = textOf(field(element, "placeholder"), "text");
  return html`<span class="finder"><input class="sl-text" role="combobox" aria-expanded="false" aria-autocomplete="list" autocomplete="off" data-look="slack" data-block="${block}" data-action="${textOf(
    element,
    "action_id",
  )}" data-finder data-least="${numberOf(element, "min_query_length") ?? 3}" data-value="${textOf(initial, "value")}" value="${textOf(field(initial, "text"), "text")}" placeholder="${label}"${named}></span>`;
}

function plainTextInput(element: unknown, block: string, named: Html): Html {
  const limit = numberOf(element, "max_length");
  const shared = html`data-look="slack" data-block="${block}" data-action="${textOf(element, "action_id")}" placeholder="${textOf(
    field(element, "placeholder"),
    "text",
  )}"${limit !== undefined && html` maxlength="${limit}"`}${named}`;
  const value = textOf(element, "initial_value");
  return field(element, "multiline") === true
    ? html`<textarea class="sl-text" rows="4" ${shared}>${value}</textarea>`
    : html`<input class="sl-text" type="text" ${shared} value="${value}">`;
}

function boxes(element: unknown, block: string, reader: Reader): Html {
  const type = textOf(element, "type") === "checkboxes" ? "checkbox" : "radio";
  const chosen = new Set(
    [field(element, "initial_option"), ...listOf(element, "initial_options")].map((one) =>
      textOf(one, "value"),
    ),
  );
  const action = textOf(element, "action_id");
  return html`<span class="sl-boxes">${listOf(element, "options").map((one) => {
    const checked = chosen.has(textOf(one, "value"));
    return html`<label><input type="${type}" name="${block}:${action}" data-look="slack" data-block="${block}" data-action="${action}" value="${textOf(one, "value")}"${checked && html` checked`}> ${slackText(textOf(field(one, "text"), "text"), reader)}</label>`;
  })}</span>`;
}
