/** The preview as the scheduler sees it: a channel that never loses anything. */

import type { EditOutcome, FindOutcome, Poster, PostingPlace, PostOutcome } from "../../core/delivery.ts";
import type { Place } from "../../core/ports.ts";
import { personBy } from "./people.ts";
import type { PreviewPlatform } from "./preview.ts";

/** Posts into the pretended channels; the world knows each key, so a repeat finds what stands there. */
export function previewPoster(platform: PreviewPlatform): Poster {
  return {
    platform: "preview",
    limits: { perSecond: 1000, perChannelMs: 0, perLookUpMs: 0 },
    repeatIsSafeForMs: Number.MAX_SAFE_INTEGER,
    async post({ place, reply, deliveryId }): Promise<PostOutcome> {
      try {
        const { message } = await platform.post(placeFor(place), reply, deliveryId);
        return { kind: "sent", externalId: message };
      } catch {
        return { kind: "refused", reason: "gone", detail: "no such channel" };
      }
    },
    manages: async (_place, person) => personBy(person)?.manager ?? false,
    async edit({ place, message, reply }): Promise<EditOutcome> {
      const edited = await platform.edit({ place: placeFor(place), message }, reply).then(
        () => true,
        () => false,
      );
      return edited ? { kind: "edited" } : { kind: "gone", detail: "no such message" };
    },
    async find({ place, deliveryId }): Promise<FindOutcome> {
      const message = platform.findPosted(placeFor(place), deliveryId);
      return message === undefined ? { kind: "absent" } : { kind: "found", externalIds: [message] };
    },
  };
}

/** A person is written to in their conversation with Paperboy. */
function placeFor({ team, channel, person, thread }: PostingPlace): Place {
  return {
    platform: "preview",
    tenant: team,
    channel: channel ?? person ?? "",
    ...(thread === undefined ? {} : { thread }),
    kind: channel === undefined ? "direct" : "channel",
  };
}
