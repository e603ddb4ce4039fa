import { platformContract } from "../../contract/platform.ts";
import { discordDriver, discordHttpDriver } from "./driver.ts";

platformContract(discordDriver);
platformContract(discordHttpDriver);
