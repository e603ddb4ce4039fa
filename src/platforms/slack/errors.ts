/** What Slack and the way to it answer when something cannot be done. */

import { webApi } from "@slack/bolt";

export const isPlatformError = (error: unknown): error is webApi.WebAPIPlatformError =>
  error instanceof webApi.WebAPIPlatformError;

/** Why we cannot post in a channel, and what to do about it; undefined for other errors. */
export function unpostable(error: unknown): string | undefined {
  if (!isPlatformError(error)) return undefined;
  switch (error.data.error) {
    case "not_in_channel":
    case "channel_not_found":
      return "I am not in this channel, so I cannot post here. Say /invite @Paperboy in the channel, then try again.";
    case "is_archived":
      return "This channel is archived, so nobody can post here any more.";
    case "restricted_action":
    case "restricted_action_read_only_channel":
    case "posting_to_channel_denied":
      return "This workspace lets only some people post in this channel. Ask an administrator to allow Paperboy here.";
    default:
      return undefined;
  }
}

/** A short code for the log: never a message's text, an address or a token. */
export function codeOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  if (error instanceof webApi.WebAPIHTTPError) return `http-${error.statusCode}`;
  if (error instanceof webApi.WebAPIRateLimitedError) return "rate-limited";
  if (error instanceof webApi.WebAPIRequestError) return codeOf(error.original);
  if (error instanceof Error) {
    if (error.cause instanceof Error && "code" in error.cause) return String(error.cause.code);
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
  }
  return "unknown";
}
