/** A file that hangs on a message, to be saved. */

import { type Html, html } from "./html.ts";

/** The payload holds the file itself as a `data:` address (RFC 2397) with its name; others are shown by name alone. */
export function fileLink(address: string, look: "sl-file" | "dc-file"): Html {
  const [, name] = /^data:[a-z]+\/[\w.+-]+;name=([\w.%-]+);base64,[\w+/=]*$/u.exec(address) ?? [];
  if (name === undefined)
    return html`<div class="${look}">${address.replace(/^attachment:\/\//u, "").slice(0, 100)}</div>`;
  const shown = decodeURIComponent(name);
  return html`<a class="${look}" href="${address}" download="${shown}">${shown}</a>`;
}
