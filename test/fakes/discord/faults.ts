/** Things that go wrong on purpose. Each applies to the next matching requests, then is used up. */

export type Fault =
  /** Refused with 429; without `retryAfter` (seconds) there is no header, as from the edge when an address is banned. */
  | { readonly kind: "rate limit"; readonly retryAfter?: number; readonly global?: boolean }
  /** Answered with a status before anything happened. */
  | { readonly kind: "status"; readonly status: number; readonly code?: number; readonly message?: string }
  /** Done, and then answered with a status. */
  | { readonly kind: "done but status"; readonly status: number }
  /** The connection breaks before anything happened. */
  | { readonly kind: "broken before" }
  /** Done, and then the connection breaks. */
  | { readonly kind: "answer lost" }
  /** Nothing happens for this long, then all as usual. */
  | { readonly kind: "slow"; readonly ms: number };

interface Armed {
  readonly method: string;
  readonly path: RegExp;
  readonly fault: Fault;
  left: number;
}

export class Faults {
  #armed: Armed[] = [];

  /** Arms a fault for the next `times` requests whose method and path match. */
  next(method: string, path: RegExp, fault: Fault, times = 1): void {
    this.#armed.push({ method, path, fault, left: times });
  }

  take(method: string, path: string): Fault | undefined {
    const armed = this.#armed.find((one) => one.left > 0 && one.method === method && one.path.test(path));
    if (armed === undefined) return undefined;
    armed.left -= 1;
    return armed.fault;
  }
}
