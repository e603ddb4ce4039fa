/** Error codes of Discord that mean something to us. Source: developer documentation, "Opcodes and Status Codes". */
export const CODE = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  unknownEvent: 10_070,
  alreadyAnswered: 40_060,
  missingAccess: 50_001,
  missingPermissions: 50_013,
  noThreadsHere: 50_024,
  invalidForm: 50_035,
  archivedThread: 50_083,
  threadThere: 160_004,
  lockedThread: 160_005,
  tooManyThreads: 160_006,
  invalidWebhookToken: 50_027,
} as const;
