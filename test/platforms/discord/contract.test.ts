import { platformContract } from "../../contract/platform.ts";
import { discordDriver } from "./driver.ts";

platformContract(discordDriver);
