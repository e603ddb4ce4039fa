import { platformContract } from "../../contract/platform.ts";
import { previewDriver } from "./driver.ts";

platformContract(previewDriver("slack"));
platformContract(previewDriver("discord"));
