import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Promised = string | number | boolean | Promised[] | { [key: string]: Promised };

const known = new Map<string, readonly (readonly [name: string, type: string])[]>();

/**
 * Values for the outputs that a resource type always has once it exists, read from the installed SDK's own
 * typings: `readonly arn: pulumi.Output<string>` promises a string, `Output<string | undefined>` nothing.
 * The same type and seed give the same values.
 */
export function promisedOutputs(sdkFolder: string, type: string, seed: string): Record<string, Promised> {
  const properties = known.get(type) ?? readTypings(sdkFolder, type);
  known.set(type, properties);
  return Object.fromEntries(properties.map(([name, kind]) => [name, madeUp(name, kind, seed)]));
}

function readTypings(sdkFolder: string, type: string): readonly (readonly [string, string])[] {
  const text = typingsOf(sdkFolder, type) ?? "";
  return [
    ...text.matchAll(/^ {4}readonly (\w+): pulumi\.Output<(string|number|boolean|[\w.]+)((?:\[\])?)>;$/gm),
  ].map(([, name = "", kind = "", list = ""]) => [name, kind + list] as const);
}

/**
 * The declarations of a resource type: `aws:ec2/vpc:Vpc` has them in `@pulumi/aws/ec2/vpc.d.ts`, those of module
 * `index` lie at the package's root, and a file's name may be in lower case where the token's is not.
 */
export function typingsOf(sdkFolder: string, type: string): string | undefined {
  const [packageName = "", module = ""] = type.split(":");
  const [file = "", ...folders] = module
    .replace(/^index\//, "")
    .split("/")
    .toReversed();
  const folder = join(sdkFolder, "@pulumi", packageName, ...folders.toReversed());
  const found = namesIn(folder).find((name) => name.toLowerCase() === `${file.toLowerCase()}.d.ts`);
  return found === undefined ? undefined : readFileSync(join(folder, found), "utf8");
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function madeUp(name: string, kind: string, seed: string): Promised {
  if (kind.endsWith("[]")) {
    const element = kind.slice(0, -2);
    return isScalar(element) ? [madeUp(name, element, seed)] : [];
  }
  if (kind === "number") return 1;
  if (kind === "boolean") return false;
  return kind === "string" ? madeUpText(name, seed) : {};
}

function isScalar(kind: string): boolean {
  return kind === "string" || kind === "number" || kind === "boolean";
}

/** Programs compute with some outputs, so addresses are valid ones, from the documentation prefixes. */
function madeUpText(name: string, seed: string): string {
  if (/ipv6.*cidr(block)?s?$/i.test(name)) return `2001:db8:${seed.slice(0, 4)}:${seed.slice(4, 6)}00::/56`;
  if (/cidr(block)?s?$/i.test(name)) return "192.0.2.0/24";
  if (/arn$/i.test(name)) return ["arn", "stand-in", "test", "", "000000000000", seed].join(":");
  return `${name}-${seed}`;
}

/** The id that a stand-in gives: one a URN, the same in every run. */
export function idOf(urn: string): string {
  const type = urn.split("::")[2]?.split(":").at(-1)?.toLowerCase() ?? "resource";
  return `${type}-${digest(urn)}`;
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
