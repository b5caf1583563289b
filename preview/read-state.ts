import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { BadInput, type Diagnostic } from "../ipam/diagnostic.ts";
import { identityOf } from "../policy-packs/identity.ts";
import { recordValues } from "./engine-json.ts";
import type { PreviewRecord, RecordedResource } from "./record.ts";
import { isProviderType, packageOf, parseUrn, STACK_TYPE } from "./urn.ts";

/** What `apitype.ResourceV3` (pulumi sdk/go/common/apitype) holds of what a judge reads. */
const resource = z.looseObject({
  urn: z.string().regex(/^urn:pulumi:[^:]+::/, "is no URN"),
  type: z.string(),
  custom: z.boolean().optional(),
  delete: z.boolean().optional(),
  external: z.boolean().optional(),
  id: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).nullish(),
  outputs: z.record(z.string(), z.unknown()).nullish(),
  parent: z.string().optional(),
  protect: z.boolean().optional(),
  retainOnDelete: z.boolean().optional(),
  provider: z.string().optional(),
  dependencies: z.array(z.string()).nullish(),
  propertyDependencies: z.record(z.string(), z.array(z.string()).nullable()).nullish(),
});

const resources = z.array(resource).nullish();

/** `pulumi stack export`, or the file that a backend of one's own keeps. */
const state = z.union([
  z.looseObject({ deployment: z.looseObject({ resources }).nullable() }),
  z.looseObject({ checkpoint: z.looseObject({ latest: z.looseObject({ resources }).nullish() }) }),
]);

type StateResource = z.infer<typeof resource>;

const HINT = "write it with: pulumi stack export --file state.json";

/**
 * What a stack has deployed, in the shape of a preview: the same judges and reports serve both.
 * Inputs are judged, as in a preview; of the outputs only what other resources name this one by.
 * @param data text or gzip of `pulumi stack export` or of a backend's state file
 * @param file the path as the user gave it, for messages
 * @throws BadInput naming each place that is not of the engine's shape
 */
export function readState(data: Uint8Array | string, file: string): PreviewRecord {
  const live = stateResources(data, file);
  const stack = live.find(({ type }) => type === STACK_TYPE) ?? live[0];
  const names = stack ? parseUrn(stack.urn) : { project: "", stack: "" };
  return {
    project: names.project,
    stack: names.stack,
    organization: "",
    resources: live.map(recorded),
    outputs: recordValues(live.find(({ type }) => type === STACK_TYPE)?.outputs ?? {}),
    lookups: [],
    warnings: [],
    regions: defaultRegions(live),
  };
}

/** Resources as the engine wrote them, without what a replacement has left behind to be deleted. */
export function stateResources(data: Uint8Array | string, file: string): readonly StateResource[] {
  const json = parseJson(typeof data === "string" ? data : inflated(data, file), file);
  const parsed = state.safeParse(json);
  if (!parsed.success) throw new BadInput(shapeFaults(json, file));
  const content = parsed.data;
  const all =
    ("deployment" in content
      ? (content.deployment as { resources?: StateResource[] | null } | null)?.resources
      : (content.checkpoint as { latest?: { resources?: StateResource[] | null } | null }).latest
          ?.resources) ?? [];
  return all.filter((each) => each.delete !== true);
}

function recorded(from: StateResource): RecordedResource {
  const { name } = parseUrn(from.urn);
  return {
    urn: from.urn,
    type: from.type,
    name,
    ...(from.parent ? { parent: from.parent } : {}),
    custom: from.custom === true,
    ...(from.id ? { id: from.id } : {}),
    inputs: recordValues({ ...identityOf(from.type, from.outputs), ...withoutEngineKeys(from.inputs ?? {}) }),
    dependencies: [...(from.dependencies ?? [])].sort(),
    propertyDependencies: Object.fromEntries(
      Object.entries(from.propertyDependencies ?? {}).map(([input, urns]) => [
        input,
        [...(urns ?? [])].sort(),
      ]),
    ),
    protect: from.protect === true,
    ...(from.retainOnDelete ? { retainOnDelete: true } : {}),
    ...(from.provider ? { provider: from.provider.slice(0, from.provider.lastIndexOf("::")) } : {}),
    ...(from.external ? { external: true } : {}),
  };
}

/** The engine keeps notes of its own among the inputs of bridged resources and providers. */
function withoutEngineKeys(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { __internal: _, __defaults: __, ...program } = inputs;
  return program;
}

function defaultRegions(all: readonly StateResource[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    all
      .filter(({ type, urn }) => isProviderType(type) && parseUrn(urn).name.startsWith("default"))
      .flatMap(({ type, inputs }) =>
        typeof inputs?.region === "string"
          ? [[packageOf(type.slice("pulumi:providers:".length)), inputs.region] as const]
          : [],
      ),
  );
}

/** Backends of one's own may compress what they keep (`PULUMI_SELF_MANAGED_STATE_GZIP`). */
function inflated(data: Uint8Array, file: string): string {
  const isGzip = data[0] === 0x1f && data[1] === 0x8b;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(isGzip ? gunzipSync(data) : data);
  } catch {
    throw unreadable(file, isGzip ? "is a damaged gzip file" : "is no text in UTF-8");
  }
}

function parseJson(text: string, file: string): unknown {
  if (text.trim() === "") throw unreadable(file, "is empty");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(file, `is no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** A file of another kind fails at every resource; the first few say as much. */
const SHOWN_ISSUES = 10;

function shapeFaults(json: unknown, file: string): readonly Diagnostic[] {
  const fields = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  const at =
    "deployment" in fields ? ["deployment"] : "checkpoint" in fields ? ["checkpoint", "latest"] : undefined;
  if (at === undefined) {
    const preview = Array.isArray(fields.verdicts) && Array.isArray(fields.resources);
    return [fault(file, "", preview ? "is a preview, not a state" : "is no state of a stack")];
  }
  const held = at.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : value,
    json,
  );
  const inner = z.looseObject({ resources }).safeParse(held);
  if (inner.success) return [fault(file, at[0] ?? "", "is not of the shape that the engine writes")];
  return inner.error.issues
    .slice(0, SHOWN_ISSUES)
    .map((issue) => fault(file, [...at, ...issue.path.map(String)].join("."), issue.message));
}

function unreadable(file: string, message: string): BadInput {
  return new BadInput([fault(file, "", message)]);
}

function fault(file: string, path: string, message: string): Diagnostic {
  return { code: "state.shape", severity: "error", file, path, message, hint: HINT };
}
