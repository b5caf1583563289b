import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import writeFileAtomic from "write-file-atomic";
import { SIGNATURE, SIGNATURES } from "../wire.ts";
import type { StateResource } from "./engine-record.ts";

/** What an earlier release deployed of an example, as its checkpoint said; outputs are made up anew. */
export interface Checkpoint {
  /** Release that was deployed. */
  readonly version: string;
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly StateResource[];
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Kept of a resource: what the next deployment is compared with. Times, outputs and dependencies would be noise. */
const KEPT = [
  "urn",
  "type",
  "custom",
  "id",
  "parent",
  "provider",
  "inputs",
  "protect",
  "retainOnDelete",
  "deletedWith",
] as const;

export function readCheckpoint(file: string): Checkpoint {
  return JSON.parse(readFileSync(file, "utf8")) as Checkpoint;
}

/** One resource a line, so that a renewed recording can be read as a diff. */
export async function writeCheckpoint(file: string, checkpoint: Checkpoint): Promise<void> {
  const { resources, ...head } = checkpoint;
  const lines = resources.map((resource) => JSON.stringify(kept(resource)));
  const opening = JSON.stringify(head).replace(/\}$/, "");
  await writeFileAtomic(file, `${opening},"resources":[\n${lines.join(",\n")}\n]}\n`);
}

/** A component's inputs are the estate once more; the engine deploys nothing by them. */
function kept(resource: StateResource): unknown {
  const keys = resource.custom === true ? KEPT : KEPT.filter((key) => key !== "inputs");
  const fields = keys.flatMap((key) => (resource[key] === undefined ? [] : [[key, resource[key]] as const]));
  return withoutSecrets(Object.fromEntries(fields));
}

/** URN → inputs whose values were secrets and are not in the recording, so that a replay always differs in them. */
export function secretInputs({ resources }: Checkpoint): ReadonlyMap<string, ReadonlySet<string>> {
  const hasSecret = (value: unknown) =>
    JSON.stringify(value).includes(`"${SIGNATURE}":"${SIGNATURES.secret}"`);
  return new Map(
    resources.map(({ urn, inputs = {} }) => [
      urn,
      new Set(Object.keys(inputs).filter((key) => hasSecret(inputs[key]))),
    ]),
  );
}

/** Characters of a text that are worth keeping: bundled code is longer, and only ever updated. */
const TEXT = 16_384;

/** A secret's place stays, its value does not; nor do bundled code and the folder that the recording was made in. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value === "string") return value.length > TEXT ? "left out" : value.replaceAll(ROOT, "./");
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  if (fields[SIGNATURE] === SIGNATURES.secret)
    return { [SIGNATURE]: SIGNATURES.secret, plaintext: '"recorded"' };
  return Object.fromEntries(Object.entries(fields).map(([key, part]) => [key, withoutSecrets(part)]));
}
