import { groupContract } from "../contract/store-groups.ts";
import { onEveryEngine } from "./engines.ts";

onEveryEngine(groupContract);
