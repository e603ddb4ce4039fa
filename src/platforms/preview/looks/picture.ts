/** Pictures in messages. The page asks nothing of other sites, so theirs are told instead of fetched. */

import { anchor, type Html, html } from "./html.ts";

/** Draws a picture that comes with its data; any other is named by its alternative text, with a link to it. */
export function picture(address: string, alternative: string, style: string): Html {
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,/.test(address)) {
    return html`<img class="${style}" src="${address}" alt="${alternative}">`;
  }
  return html`<span class="picture-elsewhere ${style}">Picture: ${anchor(alternative || address, address)}</span>`;
}
