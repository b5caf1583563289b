import { type Pack, type ResourceView, UNKNOWN } from "../policy-packs/control.ts";
import { estateInputs } from "../policy-packs/estate-inputs.ts";
import { judge } from "../policy-packs/judge.ts";
import { type Mended, type MendOptions, mendsOf } from "../policy-packs/remedies/apply.ts";
import { stackView } from "../policy-packs/stack-view.ts";
import { failures } from "./evaluate.ts";
import { type PropertyChange, propertyChanges } from "./property-diff.ts";
import type { PreviewRecord, RecordValue } from "./record.ts";
import { viewOf } from "./view.ts";

/** What a pack that remediates would write into one resource. */
export interface ResourceRemediation {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly changes: readonly InputChange[];
}

/** One leaf of the inputs; what was not there has no `before`. */
export interface InputChange extends PropertyChange {
  /** The control that asks for it. */
  readonly control: string;
}

export interface Remediation {
  readonly resources: readonly ResourceRemediation[];
  /** Violations of the pack's controls as the program is, and with the changes. */
  readonly violations: { readonly before: number; readonly after: number };
}

/** What the pack would change in a record, and what that would mend; nothing is changed. */
export function remediationOf(
  record: Pick<PreviewRecord, "resources">,
  pack: Pack,
  settings: MendOptions["settings"] = {},
): Remediation {
  const views = viewOf(record);
  const estate = estateInputs(views);
  const steps = views.map((resource) => ({ resource, mends: mendsOf(pack, resource, { estate, settings }) }));
  const after = steps.map(({ resource, mends }) => ({
    ...resource,
    props: Object.assign({}, resource.props, ...mends.map(({ changes }) => changes)),
  }));
  const broken = (resources: readonly ResourceView[]) =>
    failures(judge(pack, stackView(resources), { settings }), "advisory").length;
  return {
    resources: steps.flatMap(({ resource, mends }) => {
      const changes = changesOf(resource, mends);
      const { urn, type, name } = resource;
      return changes.length === 0 ? [] : [{ urn, type, name, changes }];
    }),
    violations: { before: broken(views), after: broken(after) },
  };
}

function changesOf(resource: ResourceView, mends: readonly Mended[]): readonly InputChange[] {
  const secrets = new Set(resource.secrets);
  let { props } = resource;
  return mends.flatMap(({ control, changes }) => {
    const next = { ...props, ...changes };
    const found = propertyChanges(shown(props, secrets), shown(next, secrets));
    props = next;
    return found.map((change) => ({ control, ...change }));
  });
}

type Fields = Readonly<Record<string, RecordValue>>;

/** Inputs as a report may show them. */
function shown(props: ResourceView["props"], secrets: ReadonlySet<string>): Fields {
  const leaf = (value: unknown): RecordValue => {
    if (value === UNKNOWN) return { $unknown: true };
    if (typeof value === "string") return secrets.has(value) ? { $secret: true } : value;
    if (Array.isArray(value)) return value.map(leaf);
    if (typeof value !== "object" || value === null) return (value ?? null) as RecordValue;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, leaf(part)]));
  };
  return leaf(props) as Fields;
}
