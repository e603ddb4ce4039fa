/** What Slack takes, by name. Lengths are code points unless the name says otherwise. */

/**
 * Sources: Slack's reference pages "Block Kit: blocks", "block elements", "composition objects", "views",
 * "chat.postMessage" and "Handling user interaction".
 */
export const LIMITS = Object.freeze({
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * All blocks of a message together, as JSON. Undocumented: `msg_blocks_too_long` was reported from about
   * 13,200 characters, containers counted (slackapi/bolt-js issues 2509 and 2867).
   */
  blocksJson: 12_000,
  /** Longer top-level text is cut by Slack. */
  text: 40_000,
  /** What we send as the plain equivalent; more than that nobody listens to. */
  plainEquivalent: 12_000,
  textObject: 3_000,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  optionText: 75,
  optionValue: 150,
  selectOptions: 100,
  placeholder: 150,
  altText: 2_000,
  inputLabel: 2_000,
  plainTextInput: 3_000,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  /** A whole view as JSON, in bytes. */
  viewBytes: 250_000,
  blockId: 255,
  actionId: 255,
  /** Time to acknowledge, and life of a trigger, in ms. */
  acknowledgeMs: 3_000,
  triggerMs: 3_000,
  /** A response_url answers this often, within this time in ms. */
  responseUses: 5,
  responseMs: 30 * 60_000,
} as const);

/** Length as Slack counts it. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** One call to the Web API ends within this, in ms. Ours, not Slack's. */
export const CALL_MS = 15_000;
