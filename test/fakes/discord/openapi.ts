/** Checks request bodies against Discord's own OpenAPI description, where a copy of it is at hand. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

/** Says what is wrong with a body, or nothing. */
export type BodyCheck = (method: string, path: string, body: unknown) => readonly string[];

interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, unknown>> };
}

/** The file is looked for in `PAPERBOY_SPECS`, then in `../shared/specs` seen from the project. */
export function findSpecification(): string | undefined {
  const folders = [process.env["PAPERBOY_SPECS"], join(import.meta.dirname, "../../../../shared/specs")];
  return folders
    .filter((folder) => folder !== undefined && folder !== "")
    .map((folder) => join(folder ?? "", "discord-openapi.json"))
    .find((file) => existsSync(file));
}

let loaded: BodyCheck | undefined;

/** The check, compiled as routes are met; undefined without the description. Loaded once a process. */
export function openApiCheck(): BodyCheck | undefined {
  const file = findSpecification();
  if (file === undefined) return undefined;
  loaded ??= compile(file);
  return loaded;
}

function compile(file: string): BodyCheck {
  const specification = JSON.parse(readFileSync(file, "utf8")) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  for (const format of ["snowflake", "nonce", "int32", "int64", "double", "uri", "date-time"]) {
    ajv.addFormat(format, true);
  }
  ajv.addSchema(specification, "discord");
  const routes = Object.keys(specification.paths).map((template) => ({
    template,
    // `@original` and the like are written out in the description, and come before the general case.
    literal: template.split("/").filter((part) => !part.startsWith("{")).length,
    pattern: new RegExp(`^${template.replaceAll(/\{[^}]+\}/gu, "[^/]+")}$`, "u"),
  }));
  routes.sort((one, other) => other.literal - one.literal);
  const compiled = new Map<string, ValidateFunction | undefined>();

  return (method, path, body) => {
    const route = routes.find(({ pattern }) => pattern.test(path));
    if (route === undefined) return [`no such route in the description: ${method} ${path}`];
    const key = `${method} ${route.template}`;
    if (!compiled.has(key)) {
      const operation = specification.paths[route.template]?.[method.toLowerCase()];
      if (operation === undefined) return [`no such method in the description: ${key}`];
      const described = operation.requestBody?.content?.["application/json"] !== undefined;
      const pointer = `discord#/paths/${route.template.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
      compiled.set(key, described ? ajv.compile({ $ref: pointer }) : undefined);
    }
    const check = compiled.get(key);
    if (check === undefined || check(body) === true) return [];
    return (check.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? error.keyword}`);
  };
}
