import { defineGroup } from "../src/core/command.ts";
import doctor from "./paperboy/doctor.ts";
import help from "./paperboy/help.ts";
import privacy from "./paperboy/privacy.ts";
import roles from "./paperboy/roles.ts";
import settings from "./paperboy/settings.ts";
import status from "./paperboy/status.ts";

/** The bot itself. */
export default defineGroup({
  name: "paperboy",
  about: "Help, and how Paperboy is doing",
  subcommands: [help, status, settings, roles, doctor, privacy],
});
