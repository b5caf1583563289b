import { z } from "zod";
import { approvalGrant, EXPIRY_MODES, type ExpiryArgs } from "../../components/expiry/index.ts";
import type { IdentityArgs } from "../../components/identity/index.ts";
import { roleName } from "../../components/identity/roles.ts";
import { ENVIRONMENTS } from "../../components/index.ts";
import { arn, partitionOf } from "../../components/partition/aws.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, optOut, text } from "../texts.ts";
import type { GovernedAccount } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const environment = z.enum(ENVIRONMENTS);

/** Duties that may approve a removal: neither those who run what is removed, nor those who only read. */
const APPROVERS = ["security", "break-glass"] as const;

/** `governance.expiry` of estate.yaml. Left out, production is only reported and the rest ends at its date. */
export const expirySection = z.strictObject({
  off: optOut
    .optional()
    .describe("nothing ends by itself in any account: who says so, and why (guide 8.1.5)"),
  without: z.record(key, optOut).optional().describe("account → who leaves it out, and why"),
  modes: z
    .partialRecord(environment, z.enum(EXPIRY_MODES))
    .optional()
    .describe("environment → report, stop or remove; production report, staging stop, the others remove"),
  approvers: z
    .array(z.enum(APPROVERS))
    .min(1)
    .optional()
    .describe("duties that may approve a removal; security if left out"),
  warnDays: z.array(z.int()).optional().describe("days before the end; 14, 7, 1 if left out"),
  graceDays: z.int().optional().describe("days from the stop to the removal; 7 if left out"),
  timeZone: z.string().optional().describe("Asia/Shanghai if left out"),
  mostRemovals: z.int().optional().describe("of one hourly run; 20 if left out"),
  idle: z
    .strictObject({
      stoppedDays: z.int().optional(),
      cpuPercent: z.int().optional(),
      cpuDays: z.int().optional(),
    })
    .optional()
    .describe("from when on something lies idle (guide 2.6.2)"),
  officeHours: z
    .strictObject({
      start: z.string(),
      stop: z.string(),
      environments: z
        .array(environment)
        .min(1)
        .optional()
        .describe("development and test if left out; production is refused"),
      workdays: z.array(z.int()).min(1).optional().describe("1 is Monday; 1 to 5 if left out"),
      holidays: z.array(z.string()).optional().describe("days on which nobody works"),
      extraWorkdays: z.array(z.string()).optional().describe("weekend days on which people work"),
    })
    .optional()
    .describe("development and test run only while people work"),
  logRetentionDays: z.int().optional().describe("of the record of deletions; 1827 at least (guide 8.1.5)"),
  deletion: z
    .record(key, z.strictObject({ allowed: z.strictObject({ reason: text }) }))
    .optional()
    .describe("account → why the record may be deleted"),
});

export type ExpirySection = z.infer<typeof expirySection>;

/** Route and key come from the chat notifier and the keys of the account. */
export type ExpiryRequest = Omit<ExpiryArgs, "route" | "key">;

/** Resources that end stand in accounts with applications; the others hold what never ends. */
function ends({ name, purpose }: GovernedAccount, section: ExpirySection): boolean {
  return section.off === undefined && section.without?.[name] === undefined && purpose === "workload";
}

/** What one account asks for in one of its regions; undefined where nothing ends by itself. */
export function expiryArgs(
  account: GovernedAccount,
  region: string,
  section: ExpirySection,
): ExpiryRequest | undefined {
  if (!ends(account, section)) return undefined;
  const { modes, warnDays, graceDays, timeZone, mostRemovals, logRetentionDays } = section;
  return {
    account: account.id,
    region,
    tags: account.tags,
    environment: account.environment,
    approvers: (section.approvers ?? ["security"]).map((duty) => approverOf(account, duty)),
    ...withoutUndefined({
      modes: modes && withoutUndefined(modes),
      warnDays,
      graceDays,
      timeZone,
      mostRemovals,
      logRetentionDays,
      idle: section.idle && withoutUndefined(section.idle),
      officeHours: section.officeHours && withoutUndefined(section.officeHours),
      deletion: section.deletion?.[account.name],
    }),
  };
}

function approverOf({ provider, id, home }: GovernedAccount, duty: string): string {
  const name = roleName(provider, duty);
  if (provider === "alicloud") return name;
  const partition = partitionOf(home) ?? "aws";
  return arn({ partition, service: "iam", account: id, resource: `role/${name}` });
}

/** Lets the approvers of an account write approvals; whoever breaks the glass may do so anyway. */
export function expiryGrants(
  account: GovernedAccount,
  section: ExpirySection,
): NonNullable<IdentityArgs["grants"]> {
  if (!ends(account, section)) return {};
  const { provider, id, home } = account;
  const approves = (section.approvers ?? ["security"]).includes("security");
  return approves ? { security: { approvals: approvalGrant({ provider, account: id, home }) } } : {};
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** Accounts that the estate lacks, and approvers that the guide's own opt-outs took away. */
export function expiryReferences(
  section: ExpirySection,
  accounts: Accounts,
  source: Source,
): readonly Diagnostic[] {
  const names = Object.keys(accounts);
  return (["without", "deletion"] as const).flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => !names.includes(name))
      .map((name) =>
        source.fault(
          { path: ["governance", "expiry", part, name], on: "key" },
          {
            code: "estate.reference",
            message: "accounts: has no such account",
            hint: didYouMean(name, names, "account"),
          },
        ),
      ),
  );
}

/** Where the file says what a fault of the component's arguments is about. */
export function expiryPath(path: string, { name }: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  const at: Path = ["governance", "expiry"];
  if (first === "account" || first === "region" || first === "environment" || first === "tags") {
    return ["accounts", name, ...(first === "account" || first === "region" ? [] : parts)];
  }
  if (first === "route") return ["governance", "chat-notifier"];
  if (first === "key") return ["governance", "keys"];
  if (first === undefined) return at;
  return first === "deletion" ? [...at, first, name, ...rest] : [...at, first, ...rest];
}
