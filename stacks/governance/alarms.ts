import { z } from "zod";
import type { AlarmsArgs, MetricTarget } from "../../components/alarms/index.ts";
import { type Diagnostic, didYouMean, type Path, type Source } from "../../ipam/index.ts";
import { key, optOut } from "../texts.ts";
import { watchedMetric, watchedThreshold } from "../watched-metric.ts";
import type { GovernedAccount } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const target = z.strictObject({
  account: key.describe("name of accounts: that the resource lies in"),
  region: z.string().optional().describe("the account's home region if left out"),
  ...watchedMetric,
  system: key.optional().describe("name of systems:, so that its people hear of it"),
  behind: key.optional().describe("another target; while that one is in alarm, this one is silent"),
  threshold: watchedThreshold,
});

/** `governance.alarms` of estate.yaml. Left out, each account has the alarms on its trail and its services. */
export const alarmsSection = z.strictObject({
  without: z.record(key, optOut).optional().describe("alarm of the catalogue → who leaves it out, and why"),
  workingHours: z
    .strictObject({ from: z.int(), to: z.int(), utcOffset: z.int().optional() })
    .optional()
    .describe("whole hours in which signing in is nothing unusual (guide 1.2.4); 7 to 23 if left out"),
  runbooks: z.string().optional().describe("address under which each alarm's runbook lies"),
  targets: z
    .record(key, target)
    .optional()
    .describe("resources to watch that no component of the estate makes"),
});

export type AlarmsSection = z.infer<typeof alarmsSection>;

/** The route comes from the chat notifier, the trail from the audit log. */
export type AlarmsRequest = Omit<AlarmsArgs, "route" | "trail">;

/** @param more targets that components of this account and region bring along */
export function alarmsArgs(
  account: GovernedAccount,
  region: string,
  section: AlarmsSection,
  more: Readonly<Record<string, MetricTarget>> = {},
): AlarmsRequest {
  const { without, workingHours, runbooks } = section;
  const written = Object.entries(section.targets ?? {})
    .filter(([, each]) => each.account === account.name && (each.region ?? account.home) === region)
    .map(([name, { account: _, region: __, threshold, ...each }]) => [
      name,
      { ...withoutUndefined(each), ...(threshold !== undefined && { threshold }) },
    ]);
  return {
    account: account.id,
    region,
    tags: account.tags,
    targets: { ...more, ...Object.fromEntries(written) },
    ...withoutUndefined({
      off: without,
      workingHours: workingHours && withoutUndefined(workingHours),
      runbooks,
    }),
  };
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** Accounts, regions, systems and targets that the estate lacks. */
export function alarmsReferences(
  { targets = {} }: AlarmsSection,
  accounts: Accounts,
  systems: readonly string[],
  source: Source,
): readonly Diagnostic[] {
  return Object.entries(targets).flatMap(([name, { account, region, system, behind }]) => {
    const stranger = (part: string, value: string | undefined, known: readonly string[], noun: string) =>
      value === undefined || known.includes(value)
        ? []
        : [
            source.fault(
              { path: ["governance", "alarms", "targets", name, part] },
              {
                code: "estate.reference",
                message: `the estate has no such ${noun}`,
                hint: didYouMean(value, known, noun),
              },
            ),
          ];
    const of = accounts[account];
    const regions = of?.regions ?? [];
    const place = region ?? of?.home;
    // Only what stands in the same region can be listened to.
    const neighbours = Object.entries(targets)
      .filter(([, each]) => each.account === account && (each.region ?? of?.home) === place)
      .map(([each]) => each)
      .filter((each) => each !== name);
    return [
      ...stranger("account", account, Object.keys(accounts), "account"),
      ...(of === undefined ? [] : stranger("region", region, regions, "region of the account")),
      ...stranger("system", system, systems, "system"),
      ...stranger("behind", behind, neighbours, "target in this account and region"),
    ];
  });
}

/** Where the file says what a fault of the component's arguments is about. */
export function alarmsPath(path: string, { name }: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  const at: Path = ["governance", "alarms"];
  if (first === "account" || first === "region" || first === "tags") {
    return ["accounts", name, ...(first === "tags" ? parts : [])];
  }
  if (first === "route") return ["governance", "chat-notifier"];
  if (first === "trail") return ["governance", "audit-log"];
  if (first === undefined) return at;
  return [...at, first === "off" ? "without" : first, ...rest];
}
