/**
 * What Discord takes, by name. Sources: the developer documentation's pages "Message", "Component Reference",
 * "Application Commands", "Receiving and Responding". Texts are measured here in UTF-16 units, which is never
 * less than what Discord counts.
 */

export const LIMITS = Object.freeze({
  /** Components of a message, nested ones included. */
  components: 40,
  /** All text displays of a message together. Not in the OpenAPI description; larger ones are refused. */
  displayedText: 4000,
  buttonsInRow: 5,
  /** Choices beyond this many are drawn as a menu, which takes less room than rows of buttons. */
  buttonsAtMost: 10,
  buttonLabel: 80,
  customId: 100,
  menuOptions: 25,
  menuOptionText: 100,
  placeholder: 150,
  imageDescription: 1024,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldDescription: 100,
  fieldValue: 4000,
  completions: 25,
  completionText: 100,
  /** People a message may notify by id. */
  mentionedPeople: 100,
  commandName: 32,
  commandDescription: 100,
  optionChoices: 25,
  /** The longest text a slash option takes. */
  optionText: 6000,
  nonce: 25,
  threadName: 100,
  eventName: 100,
  eventDescription: 1000,
  eventLocation: 100,
} as const);

/** An interaction must be answered within 3 s of being sent; part of that is spent on the way. */
export const ANSWER_DIRECTLY_WITHIN = 1500;

/** ms after an interaction was sent when its first answer must be on its way. */
export const ANSWER_AT_LATEST = 2300;
