/** Faults to be injected: the next calls of a method misbehave as told, in order. */

export type Fault =
  /** 429 with Retry-After, in seconds. */
  | { readonly kind: "limited"; readonly retryAfter: number }
  /** An HTTP status instead of an answer, without effect. */
  | { readonly kind: "status"; readonly status: number }
  /** `ok: false` with this error, without effect. */
  | { readonly kind: "error"; readonly error: string }
  /** The connection is cut before anything happened. */
  | { readonly kind: "cut" }
  /** It happens, and the answer is lost. */
  | { readonly kind: "lost" }
  /** It happens, and the answer is 502. */
  | { readonly kind: "late502" }
  /** It happens after this many ms. */
  | { readonly kind: "slow"; readonly ms: number };

export class Faults {
  readonly #planned = new Map<string, Fault[]>();

  /** Plans faults for the next calls of a Web API method, or of `response_url`. */
  plan(method: string, ...faults: readonly Fault[]): void {
    this.#planned.set(method, [...(this.#planned.get(method) ?? []), ...faults]);
  }

  /** Forgets what was planned for a method. */
  clear(method: string): void {
    this.#planned.delete(method);
  }

  take(method: string): Fault | undefined {
    return this.#planned.get(method)?.shift();
  }
}
