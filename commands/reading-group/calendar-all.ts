/** One calendar for all groups of the asker, by an address that is theirs alone. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import { invoke } from "../../src/core/invocation.ts";
import { choice, choices, type Reply, text, whisper } from "../../src/core/reply.ts";
import { link } from "../../src/core/spans.ts";
import { PUBLIC_ADDRESS } from "../../src/core/store.ts";
import { count } from "../../src/core/text.ts";
import { newId, storeOf } from "../shared/store.ts";
import { placeOf } from "./desk.ts";

/** Tells the address, makes another with `renew`, or ends it with `off`. */
export async function calendarOfAll(
  context: Context,
  { renew, off }: { readonly renew: boolean; readonly off: boolean },
): Promise<Reply> {
  const { forgetPersonFeed, personFeedPath } = await import("../../src/export/person-feed.ts");
  const store = storeOf(context);
  const now = await store.now();
  const { id: person } = context.asker;
  return await store.tx(async (tables) => {
    const { tenantId } = await placeOf(context, tables, now);
    if (off) {
      const ended = await forgetPersonFeed(tables, tenantId, person);
      return whisper([
        text(
          ended
            ? "The address of your calendar no longer works. What calendars fetched from it, they keep."
            : "You have no calendar address here.",
        ),
      ]);
    }
    const address = await tables.meta.get(PUBLIC_ADDRESS);
    if (address === undefined || address === "") {
      throw new UserError(
        "no-address",
        "An address to subscribe to needs PAPERBOY_HTTP_PORT and PAPERBOY_PUBLIC_URL, which whoever runs Paperboy can set.",
      );
    }
    if (renew) await forgetPersonFeed(tables, tenantId, person);
    const groups = await tables.groups.ofPerson(tenantId, person);
    const url = `${address}/${await personFeedPath(tables, tenantId, person, () => newId(context.random))}`;
    const held = groups.filter(({ state }) => state === "active").map(({ name }) => name);
    return whisper([
      text(["Subscribe your calendar to ", link(url, url), ". Whoever has the address can read it."]),
      text(
        held.length === 0
          ? "It is empty so far: you take part in a group when you join its rotation, answer, vote, nominate, ask or organise."
          : `It holds the sessions of ${count(held.length, "group")}: ${held.slice(0, 10).join(", ")}${held.length > 10 ? " and more" : ""}. What you say no to is left out; groups that you join later come by themselves.`,
      ),
      choices(
        choice("New address", invoke("reading-group calendar", { all: true, renew: true })),
        choice("End it", invoke("reading-group calendar", { all: true, off: true }), "danger"),
      ),
    ]);
  });
}
