import { storeContract } from "../contract/store.ts";
import { onEveryEngine } from "./engines.ts";

onEveryEngine(storeContract);
