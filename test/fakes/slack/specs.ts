/**
 * The machine-readable specifications that requests are checked against: Slack's methods, manifest and
 * limits from `../shared/specs` beside the project when they are there, and the structure of blocks from the
 * types that Slack publishes (@slack/types).
 */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { createGenerator } from "ts-json-schema-generator";

const ROOT = resolve(import.meta.dirname, "../../..");
const SPECS = resolve(ROOT, "../shared/specs");

/** What a run without the specifications has to say; undefined when they are there. */
export const skippedSpecs = existsSync(join(SPECS, "slack-methods"))
  ? undefined
  : `../shared/specs is not there, so arguments, scopes and manifest were not checked against Slack's own descriptions`;

function read(name: string): unknown {
  const path = join(SPECS, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

interface ArgumentSpec {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ArgumentSpec[];
  readonly allOf?: readonly ArgumentSpec[];
}

interface MethodSpec {
  readonly scope?: { readonly bot?: readonly string[] };
  readonly args: {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, ArgumentSpec>>;
  };
}

const methods = new Map<string, MethodSpec | undefined>();

/** Slack's description of a method; undefined when there is none here. */
export function methodSpec(method: string): MethodSpec | undefined {
  if (!methods.has(method) && /^[\w.]+$/u.test(method)) {
    methods.set(method, read(`slack-methods/${method}.json`) as MethodSpec | undefined);
  }
  return methods.get(method);
}

/** Taken by Slack without being described: the token's place, Bolt's addition, and the idempotency key. */
const UNDESCRIBED = new Set(["token", "team_id", "client_msg_id"]);

/** What is wrong with the arguments of a call (all of them strings, as in a form body), in Slack's words. */
export function argumentProblems(method: string, given: Readonly<Record<string, string>>): string[] {
  const spec = methodSpec(method);
  if (spec === undefined) return [];
  const properties = spec.args.properties ?? {};
  const problems: string[] = [];
  for (const name of spec.args.required ?? []) {
    if (name !== "token" && !(name in given)) problems.push(`missing required field: ${name}`);
  }
  for (const [name, value] of Object.entries(given)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property === undefined) {
      if (!UNDESCRIBED.has(name)) problems.push(`unknown argument: ${name}`);
    } else if (!accepts(property, value))
      problems.push(`${name} does not take ${JSON.stringify(value.slice(0, 80))}`);
  }
  return problems;
}

function accepts(spec: ArgumentSpec, value: string): boolean {
  if (spec.anyOf !== undefined) return spec.anyOf.some((one) => accepts(one, value));
  if (spec.allOf !== undefined) return true;
  if (spec.enum !== undefined && !spec.enum.includes(value)) return false;
  switch (spec.type) {
    case "boolean":
      return /^(?:true|false|0|1)$/u.test(value);
    case "number":
    case "integer":
      return value !== "" && Number.isFinite(Number(value));
    case "null":
      return value === "null" || value === "";
    default:
      return true;
  }
}

export type Limits = Readonly<Record<string, unknown>>;
/** Numbers by block and element; undefined without the specifications. */
export const blockLimits = read("slack-block-limits.json") as Limits | undefined;

let manifestCheck: ValidateFunction | undefined;

/** What the manifest schema has to say against a manifest. */
export function manifestProblems(manifest: unknown): string[] {
  const schema = read("slack-manifest.schema.json");
  if (schema === undefined) return [];
  manifestCheck ??= new Ajv({
    strict: false,
    allErrors: true,
    logger: false,
    validateFormats: false,
  }).compile(schema as object);
  if (manifestCheck(manifest)) return [];
  return (manifestCheck.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

let blockChecks: Map<string, ValidateFunction> | undefined;

/** What Slack's published types have to say against one block. */
export function blockProblems(block: { readonly type?: unknown }): string[] {
  blockChecks ??= compileBlocks();
  const check = blockChecks.get(String(block.type));
  if (check === undefined) return [`unsupported type: ${String(block.type)}`];
  if (check(block)) return [];
  return (check.errors ?? []).slice(0, 3).map((error) => `${error.instancePath} ${error.message}`);
}

interface Definition {
  readonly $ref?: string;
  readonly anyOf?: readonly Definition[];
  readonly properties?: { readonly type?: { readonly const?: string } };
}

interface Definitions {
  readonly definitions: Readonly<Record<string, Definition>>;
}

function compileBlocks(): Map<string, ValidateFunction> {
  const schema = generated();
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  ajv.addSchema(schema, "slack");
  const checks = new Map<string, ValidateFunction>();
  for (const { $ref = "" } of schema.definitions["KnownBlock"]?.anyOf ?? []) {
    const name = $ref.replace("#/definitions/", "");
    const type = typeOf(schema.definitions[name]);
    const check = ajv.getSchema(`slack#/definitions/${name}`);
    if (type === undefined || check === undefined) throw new Error(`the schema does not say what ${name} is`);
    checks.set(type, check);
  }
  return checks;
}

/** The type that a definition describes; those with several shapes (an image by address or file) share one. */
function typeOf(definition: Definition | undefined): string | undefined {
  return (
    definition?.properties?.type?.const ?? definition?.anyOf?.map(typeOf).find((type) => type !== undefined)
  );
}

/** Made once a version, two seconds of work, and kept in the machine's temporary folder. */
function generated(): Definitions {
  const types = createRequire(import.meta.url).resolve("@slack/types/package.json");
  const { version } = JSON.parse(readFileSync(types, "utf8")) as { version: string };
  const folder = join(tmpdir(), "paperboy-test");
  const kept = join(folder, `slack-types-${version}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8"));
  const schema = createGenerator({
    path: resolve(types, "../dist/index.d.ts"),
    type: "KnownBlock",
    skipTypeCheck: true,
    expose: "all",
  }).createSchema("KnownBlock");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, JSON.stringify(schema));
  renameSync(`${kept}.${process.pid}`, kept);
  return JSON.parse(readFileSync(kept, "utf8"));
}
