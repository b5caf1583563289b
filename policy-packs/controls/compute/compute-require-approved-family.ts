import { control, UNKNOWN } from "../../control.ts";
import { instanceTypes } from "../../facts/instance-types.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** Families of the current and the previous two generations for general, compute and memory work, and small ones. */
const APPROVED = {
  awsFamilies:
    "t3 t3a t4g m6a m6g m6i m7a m7g m7i m8g c6a c6g c6i c7a c7g c7i c8g r6a r6g r6i r7a r7g r7i r8g".split(
      " ",
    ),
  alicloudFamilies: "g6 g7 g8a g8i g8y c6 c7 c8a c8i c8y r6 r7 r8a r8i r8y t6 u1".split(" "),
} as const satisfies Record<string, readonly string[]>;

/** `m7g.large`, `db.r6g.large`, `cache.t4g.micro`, `ecs.g7.large`, `ecs.u1-c1m2.large` → the family. */
function familyOf(type: string): string {
  const parts = type.split(".");
  const family = /^(db|cache|ecs)$/.test(parts[0] ?? "") ? parts[1] : parts[0];
  return (family ?? "").split("-")[0] ?? "";
}

export const computeRequireApprovedFamily = control({
  id: "compute-require-approved-family",
  title: "Machines are of approved instance families",
  clauses: ["8.1.1-b", "8.2.3-c"],
  severity: "medium",
  packs: { baseline: "advisory", cost: "mandatory" },
  sameAs: [],
  fact: instanceTypes,
  settings: {
    defaults: APPROVED,
    schema: {
      awsFamilies: { type: "array", items: { type: "string" }, description: "approved families on AWS" },
      alicloudFamilies: {
        type: "array",
        items: { type: "string" },
        description: "approved families on Alibaba Cloud",
      },
    },
  },
  judge({ cloud, types }, { settings }) {
    const approved = cloud === "aws" ? settings.awsFamilies : settings.alicloudFamilies;
    const known = types.filter((type) => type !== UNKNOWN);
    const others = known.filter((type) => !approved.includes(familyOf(type)));
    if (others.length > 0) {
      return fail(
        `instance type ${others.join(", ")} is of no approved family`,
        `take one of ${approved.join(", ")}`,
      );
    }
    return known.length < types.length ? undecided("its instance type is known only after deployment") : pass;
  },
});
