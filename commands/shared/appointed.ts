/** Whom a team lets manage Paperboy besides those who may manage the channel by their platform's word. */

import type { Person, Place } from "../../src/core/ports.ts";
import type { Store, Tables } from "../../src/core/store.ts";

/** A person, or a role and whoever holds it. */
export interface Appointed {
  readonly id: string;
  readonly name: string;
  readonly role: boolean;
}

const SCOPE = "managers";
/** A person stands under their bare id, as everything that is kept of a person does. */
const ROLE = "role:";

const keyOf = ({ id, role }: Pick<Appointed, "id" | "role">) => (role ? `${ROLE}${id}` : id);

/** Everyone appointed in a tenant, by key. */
export async function appointedIn(tables: Tables, tenantId: string): Promise<readonly Appointed[]> {
  const rows = await tables.settings.all(tenantId, SCOPE);
  return Object.entries(rows).map(([key, json]) => {
    const role = key.startsWith(ROLE);
    return { id: role ? key.slice(ROLE.length) : key, name: nameIn(json), role };
  });
}

function nameIn(json: string): string {
  const name: unknown = JSON.parse(json);
  return typeof name === "string" ? name : "";
}

export async function appoint(tables: Tables, tenantId: string, one: Appointed): Promise<void> {
  await tables.settings.set(tenantId, SCOPE, keyOf(one), JSON.stringify(one.name));
}

export async function dismiss(
  tables: Tables,
  tenantId: string,
  one: Pick<Appointed, "id" | "role">,
): Promise<void> {
  await tables.settings.remove(tenantId, SCOPE, keyOf(one));
}

/** Whether somebody was appointed at a place, themselves or by a role they hold. */
export async function isAppointed(store: Store, place: Place, person: Person): Promise<boolean> {
  if (store.present !== undefined && !(await store.present())) return false;
  const tenant = await store.tables.tenants.find(place.platform, place.tenant);
  if (tenant === undefined) return false;
  const rows = await store.tables.settings.all(tenant.id, SCOPE);
  return person.id in rows || (person.roles ?? []).some((role) => `${ROLE}${role}` in rows);
}
