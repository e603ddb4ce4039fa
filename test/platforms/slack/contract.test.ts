/** Slack does what every chat platform must, in both of its modes. */

import { platformContract } from "../../contract/platform.ts";
import { slackDriver } from "./driver.ts";

platformContract(slackDriver("socket"));
platformContract(slackDriver("http"));
