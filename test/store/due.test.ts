import { scheduleContract } from "../contract/store-schedule.ts";
import { onEveryEngine } from "./engines.ts";

onEveryEngine(scheduleContract);
