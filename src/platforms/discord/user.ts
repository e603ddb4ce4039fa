/** A person as Discord's events name them ("User Resource"). */

import { z } from "zod";

export const userSchema = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().nullish(),
});
