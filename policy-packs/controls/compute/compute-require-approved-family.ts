import { control, UNKNOWN } from "../../control.ts";
import { type InstanceTypes, instanceTypes } from "../../facts/instance-types.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { covers } from "../../statements/pattern.ts";

/** Families of the current and the previous two generations for general, compute and memory work, and small ones. */
const APPROVED = {
  awsFamilies:
    "t3 t3a t4g m6a m6g m6i m7a m7g m7i m8g c6a c6g c6i c7a c7g c7i c8g r6a r6g r6i r7a r7g r7i r8g".split(
      " ",
    ),
  alicloudFamilies: "g6 g7 g8a g8i g8y c6 c7 c8a c8i c8y r6 r7 r8a r8i r8y t6 u1".split(" "),
  // The local-disk classes of older generations (rds.mysql.s1.small) are being phased out.
  alicloudDatabaseClasses: "mysql.* pg.* mssql.* mariadb.* polar.* redis.* tair.* dds.* mdb.* mongo.*".split(
    " ",
  ),
} as const satisfies Record<string, readonly string[]>;

/** `m7g.large`, `db.r6g.large`, `cache.t4g.micro`, `ecs.g7.large`, `ecs.u1-c1m2.large` → the family. */
function familyOf(type: string): string {
  const parts = type.split(".");
  const family = /^(db|cache|ecs)$/.test(parts[0] ?? "") ? parts[1] : parts[0];
  return (family ?? "").split("-")[0] ?? "";
}

type Approved = { readonly [list in keyof typeof APPROVED]: readonly string[] };

const APPROVED_BY: Readonly<Record<InstanceTypes["kind"], (settings: Approved) => readonly string[]>> = {
  aws: ({ awsFamilies }) => awsFamilies,
  alicloud: ({ alicloudFamilies }) => alicloudFamilies,
  "alicloud-database": ({ alicloudDatabaseClasses }) => alicloudDatabaseClasses,
};

export const computeRequireApprovedFamily = control({
  id: "compute-require-approved-family",
  title: "Machines are of approved instance families",
  clauses: ["8.1.1-b", "8.2.3-c"],
  mlps: "8.1.10.8",
  severity: "medium",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "Odd sizes are bought once and kept for years: no reservation covers them, nobody has a spare, and the one that was to be tried for a day costs as much as the rest.",
  sameAs: ["desired-instance-type"],
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
      alicloudDatabaseClasses: {
        type: "array",
        items: { type: "string" },
        description:
          "approved classes of databases and caches on Alibaba Cloud, with * for the rest of a name",
      },
    },
  },
  judge({ kind, types }, { settings }) {
    const approved = APPROVED_BY[kind](settings);
    const fits =
      kind === "alicloud-database"
        ? (type: string) => approved.some((pattern) => covers(pattern, type))
        : (type: string) => approved.includes(familyOf(type));
    const known = types.filter((type) => type !== UNKNOWN);
    const others = known.filter((type) => !fits(type));
    if (others.length > 0) {
      return fail(
        `instance type ${others.join(", ")} is of no approved family`,
        `take one of ${approved.join(", ")}`,
      );
    }
    return known.length < types.length ? undecided("its instance type is known only after deployment") : pass;
  },
});
