import { z } from "zod";
import {
  ALLOWED_VALUES,
  alicloudTagPolicy,
  awsTagPolicy,
  REQUIRED_TAGS,
  TAG_KEYS,
  type TaggingArgs,
  type TagPlan,
  type TagPolicyDocument,
} from "../../components/tagging/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, matching, optOut, text } from "../texts.ts";
import type { GovernedAccount } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const values = z.array(text).min(1);
const type = matching(
  /^[a-z0-9-]+:[A-Za-z0-9_*-]+$/,
  "is no type of a resource",
  "write <service>:<type>, such as ec2:instance or s3:*",
);
const types = z.array(type).min(1);
const policy = z.strictObject({
  enforcedFor: types.optional().describe("<service>:<type> where a wrong value is refused at once"),
  requiredFor: types.optional().describe("<service>:<type> that have to carry the required keys"),
});

/** `governance.tagging` of estate.yaml: what the plan asks beyond the guide, and where it is made to hold. */
export const taggingSection = z.strictObject({
  required: z.array(text).optional().describe("keys that every resource carries beside the guide's six"),
  allowed: z
    .record(text, values)
    .optional()
    .describe("key → its values, e.g. project or site; departments and business lines are the estate's own"),
  costAllocation: z
    .enum(["waiting", "active"])
    .optional()
    .describe("AWS: active from a day after the first resources were billed, not before"),
  billed: values.optional().describe("AWS: keys that bills are split by, if not the usual ones"),
  inheritance: z
    .record(key, z.strictObject({ off: optOut }))
    .optional()
    .describe("Alibaba Cloud: account → why disks and addresses do not take over tags"),
  policies: z
    .strictObject({ aws: policy.optional(), alicloud: policy.optional() })
    .optional()
    .describe("tag policies of the organisation; they only report where enforcedFor is left out"),
});

export type TaggingSection = z.infer<typeof taggingSection>;

/** What the plan takes from the estate. */
interface Named {
  readonly departments: Readonly<Record<string, unknown>>;
  readonly businessLines: Readonly<Record<string, unknown>>;
}

/** Departments and business lines of the estate are the only ones a tag may name. @clause 8.2.1-b */
export function tagPlanOf({ departments, businessLines }: Named, section: TaggingSection = {}): TagPlan {
  return {
    required: [...new Set([...REQUIRED_TAGS, ...(section.required ?? [])])],
    allowed: {
      ...section.allowed,
      ...ALLOWED_VALUES,
      department: Object.keys(departments),
      "business-line": Object.keys(businessLines),
    },
  };
}

/**
 * What one account asks for in one of its regions; undefined where there is nothing to do: on AWS bills are the
 * payer's, which is the management account, or the only one.
 */
export function taggingArgs(
  account: GovernedAccount,
  region: string,
  section: TaggingSection,
  plan: TagPlan,
  accounts: Accounts,
): TaggingArgs | undefined {
  const { provider, name, id, home, tags } = account;
  const common = { account: id, region, tags, plan };
  if (provider === "alicloud") {
    return { ...common, ...withoutUndefined({ inheritance: section.inheritance?.[name] }) };
  }
  if (region !== home || !pays(account, accounts)) return undefined;
  const { costAllocation, billed } = section;
  return { ...common, ...withoutUndefined({ costAllocation, billed }) };
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

function pays(account: GovernedAccount, accounts: Accounts): boolean {
  const beside = Object.values(accounts).filter(({ provider }) => provider === account.provider);
  return account.purpose === "management" || beside.every(({ purpose }) => purpose !== "management");
}

/** Tag policy of an organisation on one cloud; undefined where the section asks for none. */
export function tagPolicyOf(
  cloud: "aws" | "alicloud",
  section: TaggingSection,
  plan: TagPlan,
): TagPolicyDocument | undefined {
  const asked = section.policies?.[cloud];
  if (asked === undefined) return undefined;
  const options = withoutUndefined(asked);
  return cloud === "aws" ? awsTagPolicy(plan, options) : alicloudTagPolicy(plan, options);
}

/** Keys whose values are fixed elsewhere, and accounts that the estate lacks. */
export function taggingReferences(
  section: TaggingSection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "tagging"];
  const fixed = new Set(["department", "business-line", ...Object.keys(ALLOWED_VALUES)]);
  const known = [...TAG_KEYS, ...(section.required ?? [])];
  return [
    ...Object.keys(section.allowed ?? {})
      .filter((name) => fixed.has(name))
      .map((name) =>
        source.fault(
          { path: [...at, "allowed", name], on: "key" },
          {
            code: "estate.tag-plan",
            message: "has its values elsewhere",
            hint: "leave it out: departments: and businessLines: name theirs, the guide names the others",
          },
        ),
      ),
    ...Object.keys(section.allowed ?? {})
      .filter((name) => !fixed.has(name) && !known.includes(name))
      .map((name) =>
        source.fault(
          { path: [...at, "allowed", name], on: "key" },
          {
            code: "estate.tag-plan",
            message: "is no key of the plan",
            hint: `${didYouMean(name, known, "tag")} Or add it to required:`,
          },
        ),
      ),
    ...Object.keys(section.inheritance ?? {})
      .filter((name) => accounts[name]?.provider !== "alicloud")
      .map((name) =>
        source.fault(
          { path: [...at, "inheritance", name], on: "key" },
          {
            code: "estate.reference",
            message: "is no account on Alibaba Cloud",
            hint: didYouMean(
              name,
              Object.values(accounts).flatMap((each) => (each.provider === "alicloud" ? each.name : [])),
              "account",
            ),
          },
        ),
      ),
  ];
}

/** Where the file says what a fault of the component's arguments is about. */
export function taggingPath(path: string, { name }: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, second, ...rest] = parts;
  const at: Path = ["governance", "tagging"];
  if (first === "account" || first === "region" || first === "tags") {
    return ["accounts", name, ...(first === "tags" ? parts : [])];
  }
  if (first === "inheritance")
    return [...at, first, name, ...(second === undefined ? [] : [second]), ...rest];
  if (first === "plan") return second === undefined ? at : [...at, second, ...rest];
  return [...at, ...parts];
}
