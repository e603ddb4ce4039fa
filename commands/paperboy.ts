import { defineGroup } from "../src/core/command.ts";
import help from "./paperboy/help.ts";
import status from "./paperboy/status.ts";

/** The bot itself. */
export default defineGroup({
  name: "paperboy",
  about: "Help, and how Paperboy is doing",
  subcommands: [help, status],
});
