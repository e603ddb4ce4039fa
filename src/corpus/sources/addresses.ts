/** Which addresses may be dialled: never one inside the network the bot runs in, unless its owner configured just that. */

import { lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Special-purpose ranges that are not the public internet. Source: IANA special-purpose address registries (RFC 6890). */
const PRIVATE = new BlockList();
for (const [address, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  PRIVATE.addSubnet(address, bits, "ipv4");
for (const [address, bits] of [
  ["::", 127],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  PRIVATE.addSubnet(address, bits, "ipv6");

/** Whether an IP address is not on the public internet; IPv4 inside IPv6 is judged as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").replace(/^::ffff:(?=\d+\.)/i, "");
  const version = isIP(plain);
  if (version === 0) return false;
  return PRIVATE.check(plain, version === 4 ? "ipv4" : "ipv6");
}

/** Whether a host was named as one of this machine or network: then its owner means it. */
export function isPrivateHost(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || isPrivateAddress(host);
}

/**
 * Name resolution that fails for private addresses. Given to the connection itself, so that a name cannot answer one thing
 * when it is checked and another when it is dialled.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error !== null) return callback(error, []);
    const allowed = found.filter(({ address }) => !isPrivateAddress(address));
    const [first] = allowed;
    if (first === undefined) return callback(new Error(`${host} resolves to a private address`), []);
    if (options.all === true) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};
