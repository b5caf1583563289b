import type { Faults } from "../faults.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import { POLICY_CHARACTERS } from "./limits.ts";
import type { Cloud } from "./policy-writer.ts";

/** What has grown past its service's limit fails here and not in the middle of a deployment. */
export function checkSizes(faults: Faults, cloud: Cloud, policies: readonly PlannedPolicy[]): void {
  for (const { key, kind, size } of cloud === "aws" ? inline(policies) : policies.map(measured)) {
    const most = POLICY_CHARACTERS[cloud][kind as "identity" | "boundary" | "trust"];
    if (size <= most) continue;
    const hint = `keep it under ${most}: fewer people, addresses or networks in one row`;
    faults.add(
      "identity.size",
      key,
      `${size} characters`,
      `is too long ${kind === "identity" ? "an" : "a"} ${kind} policy`,
      hint,
    );
  }
}

const measured = ({ key, kind, document }: PlannedPolicy) => ({
  key,
  kind,
  size: JSON.stringify(document).length,
});

/** IAM counts the inline policies of a role together: its duty and what other components granted it. */
function inline(policies: readonly PlannedPolicy[]): readonly ReturnType<typeof measured>[] {
  const held = Map.groupBy(policies, ({ kind, principal, key }) =>
    kind === "identity" ? `${principal}` : `${kind} ${key}`,
  );
  return [...held.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [
          {
            ...measured(first),
            size: [first, ...others].reduce((sum, each) => sum + measured(each).size, 0),
          },
        ],
  );
}
