/** Tokens at rest: AES-256-GCM, bound to whom they belong to, with keys that can be changed. */

import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export interface SealingKey {
  /** Stored beside what it sealed. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** What was sealed cannot be opened: another key, another owner, or changed bytes. Holds none of them. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

const IV = 12;
const TAG = 16;

/** Seals with the first key and opens with any: put a new key in front, and drop the old one after re-sealing. */
export class Seal {
  readonly #keys: readonly SealingKey[];

  constructor(keys: readonly SealingKey[]) {
    if (keys.length === 0) throw new Error("at least one key is needed to keep tokens");
    this.#keys = keys;
  }

  /** The id of the key that seals now. */
  get keyId(): string {
    return this.#keys[0]?.id ?? "";
  }

  /**
   * Seals a text for one owner (NIST SP 800-38D: a random 96-bit IV). `owner` is authenticated, not hidden:
   * moved to another owner's row, it does not open.
   */
  seal(text: string, owner: string): string {
    const [first] = this.#keys;
    if (first === undefined) throw new Error("at least one key is needed to keep tokens");
    const iv = randomBytes(IV);
    const cipher = createCipheriv("aes-256-gcm", first.key, iv).setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
  }

  /** Opens what `seal` made; throws SealBroken. */
  open(sealed: string, keyId: string, owner: string): string {
    const found = this.#keys.find((candidate) => candidate.id === keyId);
    const bytes = Buffer.from(sealed, "base64url");
    if (found === undefined || bytes.length < IV + TAG)
      throw new SealBroken("no such key, or nothing sealed");
    try {
      const decipher = createDecipheriv("aes-256-gcm", found.key, bytes.subarray(0, IV), {
        authTagLength: TAG,
      })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes.subarray(IV, IV + TAG));
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString("utf8");
    } catch {
      throw new SealBroken("the seal does not hold");
    }
  }
}

/** Keys from a setting: `2026:<base64 of 32 bytes>`, several separated by commas, the newest first. */
export function readSealingKeys(setting: string): readonly SealingKey[] {
  return setting.split(",").map((part) => {
    const [, id, base64] = /^\s*([\w-]{1,32}):([A-Za-z0-9+/=_-]+)\s*$/u.exec(part) ?? [];
    const key = Buffer.from(base64 ?? "", "base64");
    if (id === undefined || key.length !== 32) {
      throw new Error(
        'Each key of PAPERBOY_KEYS must be a name, a colon and 32 random bytes in base64, such as 2026:… from "openssl rand -base64 32".',
      );
    }
    return { id, key };
  });
}
