import type { Job } from "../core/job.ts";

/** Private messages about posts that failed. Their message is made when they are put down. */
export const noticeJob: Job = {
  kind: "notice",
  whenUncertain: "atMostOnce",
  plan: async () => [],
  withdrawn: async () => undefined,
  render: async () => ({ skip: "no message" }),
  replan: async () => undefined,
};
