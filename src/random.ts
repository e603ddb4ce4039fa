import { randomBytes } from "node:crypto";

/**
 * Uniform in [0, 1), from the system's source of secrets: addresses of feeds and codes of links are made of it, so
 * what was drawn before must not tell what is drawn next.
 */
export const random = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
