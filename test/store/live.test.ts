import { liveContract } from "../contract/store-live.ts";
import { onEveryEngine } from "./engines.ts";

onEveryEngine(liveContract);
