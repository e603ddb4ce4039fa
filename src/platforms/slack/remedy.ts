/** What to do when Slack does not let us in. */

/** One sentence or two for whoever starts the bot. `code` is Slack's error, `token` names the setting. */
export function remedy(code: string, token: string): string {
  switch (code) {
    case "invalid_auth":
    case "not_authed":
    case "token_revoked":
    case "token_expired":
    case "account_inactive":
    case "not_allowed_token_type":
      return `Slack does not accept ${token}: ${code}. Copy it again from the settings of the app on api.slack.com.`;
    case "missing_scope":
      return `Slack says that ${token} lacks a scope. Update the app from the manifest, then install it again.`;
    default:
      return `Slack could not be reached with ${token}: ${code}. Check the network, then start again.`;
  }
}
