import { libraryContract } from "../contract/store-library.ts";
import { onEveryEngine } from "./engines.ts";

onEveryEngine(libraryContract);
