import { z } from "zod";
import {
  AlicloudBackup,
  AwsBackup,
  BACKUP_CLASS_NAMES,
  type BackupArgs,
  layoutAlicloudBackup,
  layoutAwsBackup,
  RESTORE_DRILL_TYPES,
  type RestoreDrillArgs,
} from "../../components/backup/index.ts";
import type { Tags } from "../../components/tagging/index.ts";
import { type Diagnostic, didYouMean } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { stepsOf, withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";
import { lostPlaces } from "./account-region.ts";
import type { Asked, GroupKind, WorkloadLinks, WorkloadScope } from "./asked.ts";

const days = z.int().optional();

const backupClass = z.strictObject({
  keptDays: z
    .strictObject({ nightly: days, weekly: days, monthly: days })
    .optional()
    .describe("days that a kind of backup is kept, never under the guide's (guide 1.6.3)"),
  continuous: z.boolean().optional().describe("every change is kept as well; tills are, if left out"),
  offSite: z.boolean().optional().describe("copied to the second region; important classes always are"),
});

const declared = z.strictObject({
  class: z.enum(BACKUP_CLASS_NAMES),
  to: z
    .union([
      z.strictObject({ provider: z.enum(["aws", "alicloud"]), region: z.string().min(1) }),
      z.strictObject({ site: z.string().min(1), latitude: z.number(), longitude: z.number() }),
    ])
    .describe("the other provider, or a site of the group and its coordinates"),
  medium: z
    .enum(["object-store", "disk-array", "optical", "tape"])
    .describe("what it is kept on (guide 1.6.3)"),
  how: text.describe("how it is done, in a sentence"),
  reason: text,
  owner: text,
  everyDays: z.int(),
  keptDays: z.int(),
});

const backupSection = z.strictObject({
  account: key.describe("name in accounts:"),
  region: z.string().min(1).describe("where the data is"),
  offSite: z.string().min(1).describe("region of the second copy, 50 km away at least (guide 1.6.3)"),
  key: key.describe("key domain of the vaults, in both regions"),
  classes: z
    .strictObject({
      core: backupClass.optional(),
      pos: backupClass.optional(),
      ordinary: backupClass.optional(),
    })
    .describe("classes that are made here (guide 1.6.2)"),
  systems: z
    .record(key, z.enum(BACKUP_CLASS_NAMES))
    .default({})
    .describe("name in systems: and the class of its data; its rpoMinutes is held against the class"),
  startsAt: z.string().optional().describe("after closing; 22:30 if left out"),
  timeZone: z.string().optional().describe("Asia/Shanghai if left out"),
  lock: z
    .union([
      z.literal("governance"),
      z.strictObject({ compliance: z.strictObject({ graceDays: z.int(), acknowledged: z.string() }) }),
      z.strictObject({ off: optOut }),
    ])
    .optional()
    .describe("whether backups can go before their time; governance if left out"),
  stewards: z.array(z.string().min(1)).describe("roles that delete once it is approved (guide 1.6.3)"),
  elsewhere: z
    .record(key, declared)
    .default({})
    .describe("copies at another provider or site, who makes them and how (guide 1.6.6)"),
  drills: z
    .union([
      z.strictObject({ off: optOut }),
      z.strictObject({
        types: z.array(z.enum(RESTORE_DRILL_TYPES)).optional().describe("AWS: what is restored"),
        validationHours: z.int().optional().describe("AWS: hours that it stays; 4 if left out"),
        buckets: z
          .record(
            key,
            z.strictObject({
              class: z.enum(BACKUP_CLASS_NAMES),
              from: z.string().min(1),
              into: z.string().min(1),
            }),
          )
          .optional()
          .describe("Alibaba Cloud: bucket whose backup is restored, and into which"),
        databases: z
          .record(
            key,
            z.strictObject({
              class: z.enum(BACKUP_CLASS_NAMES),
              instanceId: z.string().min(1),
              vpcId: z.string().min(1).describe("network of the instance that is restored"),
              subnet: z.string().min(1),
              storageType: z.string().optional().describe("cloud_essd if left out"),
              expects: z
                .array(z.string().min(1))
                .describe("databases that must be there again (guide 10.2.3)"),
            }),
          )
          .optional()
          .describe("Alibaba Cloud: RDS instances whose newest backup is restored"),
        machines: z
          .record(
            key,
            z.strictObject({
              class: z.enum(BACKUP_CLASS_NAMES),
              instanceId: z.string().min(1),
              zone: z.string().min(1).describe("of the disk that is restored"),
            }),
          )
          .optional()
          .describe("Alibaba Cloud: machines whose newest snapshot is restored"),
        record: z
          .strictObject({
            bucket: z.string().min(1),
            keepDays: z.int().describe("1096 at least (guide 1.3.5)"),
          })
          .optional()
          .describe("where drills stay on record; AWS: the bucket of audit, if left out (guide 4.4.3)"),
      }),
    ])
    .describe("restored each quarter by itself (guide 1.6.4)"),
  audit: z
    .strictObject({ bucket: z.string().min(1), prefix: z.string().optional() })
    .optional()
    .describe("AWS: bucket of audit reports (guide 1.6.5)"),
  airGapped: z
    .strictObject({ keptDays: z.int() })
    .optional()
    .describe("AWS: a vault that even the account cannot empty"),
  databases: z
    .record(
      key,
      z.strictObject({
        class: z.enum(BACKUP_CLASS_NAMES),
        policy: z.enum(["own", "elsewhere"]).describe("set here, or by what made the instance"),
        instanceId: z.string().min(1),
      }),
    )
    .optional()
    .describe("Alibaba Cloud: RDS instances"),
});

export const backupsSection = z.record(key, backupSection);

type Section = z.infer<typeof backupsSection>;
type Backup = z.infer<typeof backupSection>;

export const backups: GroupKind<Section> = {
  references: (section, scope) =>
    Object.entries(section).flatMap(([name, backup]) => [
      ...lostPlaces("backups", name, backup, scope),
      ...lostSystems(name, backup, scope),
    ]),
  plan: (section, scope) =>
    Object.entries(section).flatMap(([name, backup]) => {
      const account = scope.accounts[backup.account];
      return account === undefined ? [] : [asked(name, backup, account, scope)];
    }),
};

function asked(name: string, backup: Backup, account: GovernedAccount, scope: WorkloadScope): Asked {
  const at = ["workloads", "backups", name];
  const args = (links: WorkloadLinks) => argsOf(backup, account, scope, links);
  return {
    name,
    at,
    place: (path) => {
      const steps = stepsOf(path);
      const [first, second, third] = steps;
      if (first === "systems" && third !== "class") return ["systems", second ?? "", "rpoMinutes"];
      if (first === "systems") return [...at, "systems", second ?? ""];
      return first === "offSiteKey" || first === "key" ? [...at, "key"] : [...at, ...steps];
    },
    layout: (links) =>
      account.provider === "aws"
        ? layoutAwsBackup(name, args(links))
        : layoutAlicloudBackup(name, args(links)),
    build: (links, opts) => {
      const here = opts(account.name, backup.region);
      if (account.provider === "aws") {
        new AwsBackup(name, args(links), here);
        return;
      }
      const { provider } = opts(account.name, backup.offSite);
      if (provider === undefined) throw new Error(`${account.name} has no provider of ${backup.offSite}`);
      new AlicloudBackup(name, { ...args(links), offSiteProvider: provider }, here);
    },
  };
}

function argsOf(
  backup: Backup,
  account: GovernedAccount,
  { document }: WorkloadScope,
  links: WorkloadLinks,
): BackupArgs {
  const { account: _, key: domain, classes, systems, elsewhere, drills, audit, ...rest } = backup;
  const { airGapped, databases, lock, startsAt, timeZone, ...places } = rest;
  const route = links.route(account.name, backup.region);
  return {
    ...places,
    ...withoutUndefined({ airGapped, databases, lock, startsAt, timeZone }),
    account: account.id,
    tags: { ...account.tags, "data-class": "restricted" } satisfies Tags,
    key: links.key(account.name, backup.region, domain),
    offSiteKey: links.key(account.name, backup.offSite, domain),
    classes: Object.fromEntries(
      Object.entries(withoutUndefined(classes)).map(([name, { keptDays, ...each }]) => [
        name,
        {
          ...withoutUndefined(each),
          ...(keptDays === undefined ? {} : { keptDays: withoutUndefined(keptDays) }),
        },
      ]),
    ),
    systems: Object.fromEntries(
      Object.entries(systems).map(([name, of]) => [
        name,
        { class: of, rpoMinutes: document.systems[name]?.rpoMinutes ?? Number.NaN },
      ]),
    ),
    elsewhere: Object.fromEntries(
      Object.entries(elsewhere).map(([name, copy]) => [name, { ...copy, kind: "declared" as const }]),
    ),
    drills: "off" in drills ? drills : drillsOf(drills),
    ...(audit === undefined ? {} : { audit: withoutUndefined(audit) }),
    ...(route === undefined ? {} : { route }),
  };
}

type Drills = Exclude<Backup["drills"], { readonly off: unknown }>;

function drillsOf({ databases, ...drills }: Drills): RestoreDrillArgs {
  return {
    ...withoutUndefined(drills),
    ...(databases === undefined
      ? {}
      : {
          databases: Object.fromEntries(
            Object.entries(databases).map(([name, each]) => [name, withoutUndefined(each)]),
          ),
        }),
  };
}

/** Systems that the estate lacks. */
function lostSystems(
  name: string,
  { systems }: Backup,
  { source, document }: WorkloadScope,
): readonly Diagnostic[] {
  const known = Object.keys(document.systems);
  return Object.keys(systems)
    .filter((system) => !known.includes(system))
    .map((system) =>
      source.fault(
        { path: ["workloads", "backups", name, "systems", system] },
        {
          code: "estate.reference",
          message: "systems: has no such system",
          hint: didYouMean(system, known, "system"),
        },
      ),
    );
}
