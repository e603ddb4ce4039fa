/** The thread of a session as a job of the scheduler. */

import type { Job } from "../../core/job.ts";
import { note } from "../../core/reply.ts";
import type { SessionParts } from "./job.ts";
import { messageFor } from "./messages.ts";
import { forPlace } from "./redraw.ts";
import { keepThread, SESSION_THREAD } from "./session-thread.ts";
import { subjectOf } from "./subject.ts";

/** Posts what `putThreadDown` put down; it plans nothing of its own. */
export function threadJob(parts: Pick<SessionParts, "corpusOf">): Job {
  return {
    kind: SESSION_THREAD,
    // People who meet find their channel; two agendas would be worse than none.
    whenUncertain: "atMostOnce",
    plan: async () => [],
    replan: async () => undefined,

    async withdrawn(tables, delivery) {
      const found = await subjectOf(tables, delivery);
      if (found === undefined) return "withdrawn: the session is gone";
      const { group, session, startsAt } = found;
      if (group.state === "ended") return "withdrawn: the group has ended";
      if (session.startsAt !== startsAt) return "withdrawn: moved";
      const held = session.state === "planned" || session.state === "done";
      return held ? undefined : `withdrawn: ${session.state}`;
    },

    async render(tables, delivery, now) {
      const found = await subjectOf(tables, delivery);
      if (found === undefined) return { skip: "withdrawn: the session is gone" };
      const { group, session } = found;
      const corpus = await parts.corpusOf(delivery.tenantId, tables);
      const rendered = await messageFor("thread", { tables, corpus, group, session, now, toAll: true });
      if ("skip" in rendered) return rendered;
      return { reply: await forPlace(tables, "thread", { group, session }, rendered.reply, delivery) };
    },

    async posted(tables, delivery, { url }) {
      const found = await subjectOf(tables, delivery);
      if (found !== undefined && url !== undefined)
        await keepThread(tables, found.session, delivery.tenantId, url);
    },

    async delayed(_tables, reply) {
      return { ...reply, blocks: [...reply.blocks, note("Delayed: this comes late.")] };
    },
  };
}
