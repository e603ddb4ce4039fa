/** What to do when Slack does not let us in. */

import { webApi } from "@slack/bolt";
import { Unreachable } from "../../core/errors.ts";
import { codeOf } from "./errors.ts";

/** Slack's own errors after which the same call may work later ("Errors" of every Web API method). */
const PASSING = new Set([
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "ratelimited",
]);

/**
 * Why starting failed, for whoever starts the bot; `token` names the setting. Unreachable when it may work later
 * by itself.
 */
export function startError(error: unknown, token: string): Error {
  const code = codeOf(error);
  const refused = (sentence: string) => new Error(sentence, { cause: error });
  switch (code) {
    case "invalid_auth":
    case "not_authed":
    case "token_revoked":
    case "token_expired":
    case "account_inactive":
    case "not_allowed_token_type":
      return refused(
        `Slack does not accept ${token}: ${code}. Copy it again from the settings of the app on api.slack.com.`,
      );
    case "missing_scope":
      return refused(
        `Slack says that ${token} lacks a scope. Update the app from the manifest, then install it again.`,
      );
    default:
  }
  const final =
    (error instanceof webApi.WebAPIPlatformError && !PASSING.has(code)) ||
    (error instanceof webApi.WebAPIHTTPError && error.statusCode < 500 && error.statusCode !== 429);
  if (final)
    return refused(`Slack refused ${token}: ${code}. Check it, and SLACK_API_BASE, then start again.`);
  return new Unreachable(`Slack could not be reached (${code}): check the network and SLACK_API_BASE.`, {
    cause: error,
  });
}
