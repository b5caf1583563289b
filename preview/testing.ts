import type { Verdict } from "../policy-packs/control.ts";
import type { PreviewRecord, RecordedResource } from "./record.ts";

/** Records and verdicts for tests, with only what a test is about spelled out. */

const STACK_URN = "urn:pulumi:dev::mall::pulumi:pulumi:Stack::mall-dev";

export function resource(
  type: string,
  name: string,
  inputs: RecordedResource["inputs"] = {},
  more: Partial<RecordedResource> = {},
): RecordedResource {
  return {
    urn: `urn:pulumi:dev::mall::${type}::${name}`,
    type,
    name,
    parent: STACK_URN,
    custom: true,
    inputs,
    dependencies: [],
    propertyDependencies: {},
    protect: false,
    ...more,
  };
}

export function record(...resources: readonly RecordedResource[]): PreviewRecord {
  const stack = resource("pulumi:pulumi:Stack", "mall-dev", {}, { custom: false });
  const { parent: _, ...root } = stack;
  return {
    project: "mall",
    stack: "dev",
    organization: "organization",
    resources: [root, ...resources],
    outputs: {},
    lookups: [],
    warnings: [],
    regions: {},
  };
}

export function verdict(control: string, urn: string, more: Partial<Verdict> = {}): Verdict {
  return {
    control,
    urn,
    status: "fail",
    level: "mandatory",
    severity: "high",
    message: `${urn.slice(urn.lastIndexOf("::") + 2)}: is not as it should be; mend it [${control} §10.4.1-a]`,
    remedy: "mend it",
    clauses: ["10.4.1-a"],
    sameAs: [],
    ...more,
  };
}
