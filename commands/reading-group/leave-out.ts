/** Skipping and cancelling: the session stays in the calendar and is not held. */

import type { Context } from "../../src/core/context.ts";
import { UserError } from "../../src/core/errors.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Session } from "../../src/core/store.ts";
import { changed } from "../../src/reading/group/keep.ts";
import { ahead, answerChange, saveSession, sessionDate, sessionOf, withGroup } from "./desk.ts";

export interface LeftOut {
  readonly session: string | undefined;
  readonly reason: string | undefined;
  readonly group: string | undefined;
  /** skipped hands its paper and presenter on to the next session that has none; cancelled keeps them. */
  readonly as: "skipped" | "cancelled";
}

export function endSession(context: Context, left: LeftOut): Promise<Reply> {
  return withGroup(context, left.group, async (desk) => {
    const { group, now } = desk;
    const session = await sessionOf(desk, context, left.session);
    const date = sessionDate(desk, session);
    if (session.state !== "planned")
      throw new UserError("not-planned", `The session on ${date} is ${session.state} already.`);
    if (session.startsAt <= now) throw new UserError("begun", `The session on ${date} has begun.`);
    const following = (await ahead(desk, 20)).find(
      (other) => other.startsAt > session.startsAt && other.paperId === null && other.presenter === null,
    );
    const hands =
      left.as === "skipped" && following !== undefined && (session.paperId ?? session.presenter) !== null;
    const gone = { state: left.as, note: left.reason ?? null } as const;
    const none = { paperId: null, presenter: null, presenterName: null } as const;
    const after = changed(group, session, hands ? { ...gone, ...none } : gone, now);
    await saveSession(desk, after);
    const { paperId, presenter, presenterName } = session;
    const heir: Session | undefined = hands
      ? { ...following, paperId, presenter, presenterName, version: following.version + 1 }
      : undefined;
    if (heir !== undefined) await saveSession(desk, heir);
    const why = left.reason === undefined ? "" : `: ${left.reason}`;
    const told = heir === undefined ? "" : ` Its ${whatGoes(session)} to ${sessionDate(desk, heir)}.`;
    return await answerChange(
      context,
      desk,
      left.as === "skipped" ? "skip" : "cancel",
      `${group.name} on ${date} is ${left.as}${why}.${told}`,
      {
        before: { sessions: hands ? [session, following] : [session] },
        after: { sessions: heir === undefined ? [after] : [after, heir] },
      },
    );
  });
}

function whatGoes({ paperId, presenter }: Session): string {
  if (paperId === null) return "presenter goes";
  return presenter === null ? "paper goes" : "paper and presenter go";
}
