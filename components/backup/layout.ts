import type { Provider } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { NamedType } from "../naming/limits.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { OOS_TRUST } from "../workload/orchestration.ts";
import { type AfterDrills, type AlicloudDrill, afterDrills, alicloudDrills } from "./alicloud-drill-plan.ts";
import { doorPolicy, drillPolicy } from "./alicloud-policies.ts";
import { type AwsProof, awsProof, provingPolicies } from "./aws-drill-plan.ts";
import { backupTrust, transferPolicy, transferTrust, vaultPolicy } from "./aws-policies.ts";
import { checkBackup } from "./check.ts";
import type { BackupClassName, ClassRule } from "./classes.ts";
import type { BackupArgs, DrillType, ElsewhereRhythm, ObjectCopyArgs } from "./contract.ts";
import { START_WINDOW_MINUTES } from "./limits.ts";
import { dataSet, type PlannedClass, plannedClasses } from "./planned.ts";
import { COPIES, MEDIA, OFF_SITE_KM, type ProofLine, type ProofRule, prove } from "./three-two-one.ts";
import { awsCron, cloudBackupSchedule, databaseHour, utcSchedule } from "./times.ts";

interface CommonLayout {
  readonly account: string;
  readonly region: string;
  readonly offSite: string;
  readonly timeZone: string;
  readonly waivers: Tags;
  readonly proof: readonly ProofLine[];
  readonly policies: readonly PlannedPolicy[];
}

export interface AwsBackupLayout extends CommonLayout {
  readonly classes: readonly AwsClass[];
  readonly trust: PolicyDocument;
  readonly vaultPolicy: PolicyDocument;
  readonly names: AwsNames;
  readonly lock: AwsLock | undefined;
  readonly airGapped: { readonly name: string; readonly keptDays: number } | undefined;
  readonly drills: readonly AwsDrill[];
  readonly validationHours: number;
  readonly proofOfDrills: AwsProof;
  readonly transfers: readonly AwsTransfer[];
  readonly transferTrust: PolicyDocument;
}

interface AwsNames {
  readonly backupRole: string;
  readonly drillRole: string;
  readonly drillPlan: string;
  readonly jobReport: string;
}

export interface AwsClass {
  readonly name: BackupClassName;
  readonly vault: string;
  /** Absent where the class is not copied. */
  readonly offSiteVault: string | undefined;
  readonly plan: string;
  readonly framework: string;
  readonly rules: readonly AwsRule[];
  /** Shortest and longest that the vault holds anything. */
  readonly leastDays: number;
  readonly mostDays: number;
  readonly important: boolean;
}

export interface AwsRule {
  readonly key: ClassRule["key"];
  readonly schedule: string;
  readonly keptDays: number;
  readonly continuous: boolean;
  /** Copied into the air-gapped vault as well. */
  readonly airGapped: boolean;
  readonly startWindow: number;
}

/** Governance without days, compliance with those of its grace. */
export interface AwsLock {
  readonly graceDays: number | undefined;
}

export interface AwsDrill {
  readonly key: string;
  readonly name: string;
  readonly type: DrillType;
  readonly class: BackupClassName;
}

export interface AwsTransfer {
  readonly key: string;
  readonly copy: ObjectCopyArgs & ElsewhereRhythm;
  readonly role: string;
  readonly bucketArn: string;
  readonly policy: (keyArn: string | undefined) => PolicyDocument;
  readonly schedule: string;
}

export interface AlicloudBackupLayout extends CommonLayout {
  readonly classes: readonly AlicloudClass[];
  readonly worm: boolean;
  readonly databases: readonly AlicloudDatabase[];
  readonly drills: readonly AlicloudDrill[];
  readonly drillRole: string;
  readonly drillTrust: PolicyDocument;
  readonly drillPolicy: (vaults: readonly string[], instances: readonly string[]) => PolicyDocument;
  readonly after: readonly AfterDrills[];
  /** Name of the rule that tells of drills that failed. */
  readonly drillFailures: string;
  readonly doors: readonly AlicloudDoor[];
}

export interface AlicloudClass {
  readonly name: BackupClassName;
  readonly vault: string;
  readonly offSiteVault: string | undefined;
  readonly schedule: string;
  /** Every backup is kept so long, and the first of each week and month longer. */
  readonly keptDays: number;
  readonly longer: readonly { readonly type: "WEEKLY" | "MONTHLY"; readonly keptDays: number }[];
  readonly mostDays: number;
  /** One for machines, one for everything else: no policy takes both. */
  readonly policies: { readonly machines: string; readonly stores: string };
}

export interface AlicloudDatabase {
  readonly key: string;
  readonly keptDays: number;
  readonly crossDays: number;
  readonly hour: string;
}

export interface AlicloudDoor {
  readonly key: string;
  readonly user: string;
  readonly policy: PolicyDocument;
}

/**
 * Arguments → layout, with the proof that they come to 3-2-1.
 * @throws BadInput with every fault at once, before any resource exists.
 */
export function layoutAwsBackup(name: string, args: BackupArgs): AwsBackupLayout {
  const { planned, ...common } = commonLayout(name, "aws", args);
  const { region, account, drills, lock, airGapped } = args;
  const partition = requirePartition(region);
  const role = (text: string) => arn({ partition, service: "iam", account, resource: `role/${text}` });
  const names: AwsNames = {
    backupRole: physicalName("aws:iam/role:Role", name, "backup", region),
    drillRole: physicalName("aws:iam/role:Role", name, "restore-drill", region),
    drillPlan: underscored("aws:backup/restoreTestingPlan:RestoreTestingPlan", name, "drill"),
    jobReport: underscored("aws:backup/reportPlan:ReportPlan", name, "jobs"),
  };
  const trust = backupTrust(region);
  const vault = vaultPolicy(args);
  const transfers = objectCopies(args).map(([key, copy]) => awsTransfer(name, args, key, copy));
  const proofOfDrills = awsProof(name, args, role);
  return {
    ...common,
    classes: planned.map((each) => awsClass(name, args, each)),
    trust,
    vaultPolicy: vault,
    names,
    lock: awsLock(lock),
    airGapped:
      airGapped === undefined
        ? undefined
        : {
            name: physicalName(
              "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
              name,
              "air-gapped",
            ),
            keptDays: airGapped.keptDays,
          },
    drills: "off" in drills ? [] : awsDrills(name, planned, drills.types ?? []),
    validationHours: "off" in drills ? 0 : (drills.validationHours ?? 4),
    proofOfDrills,
    transfers,
    transferTrust: transferTrust(args),
    policies: [
      ...("off" in drills ? [] : provingPolicies(proofOfDrills, role)),
      { key: "trust", kind: "trust", resource: role(names.backupRole), document: trust },
      ...planned.map(
        (each): PlannedPolicy => ({
          key: `vault-${each.name}`,
          kind: "resource",
          resource: arn({
            partition,
            service: "backup",
            region,
            account,
            resource: `backup-vault:${vaultName(name, each.name)}`,
          }),
          document: vault,
        }),
      ),
      ...transfers.map(
        (each): PlannedPolicy => ({
          key: `transfer-${each.key}`,
          kind: "identity",
          principal: role(each.role),
          document: each.policy(
            each.copy.bucketKey === undefined
              ? undefined
              : arn({ partition, service: "kms", region, account, resource: "key/*" }),
          ),
        }),
      ),
    ],
  };
}

/** @throws BadInput with every fault at once, before any resource exists. */
export function layoutAlicloudBackup(name: string, args: BackupArgs): AlicloudBackupLayout {
  const { planned, ...common } = commonLayout(name, "alicloud", args);
  const { account, drills, lock, databases = {}, startsAt = "22:30" } = args;
  const drillRole = physicalName("alicloud:ram/role:Role", name, "restore-drill", args.region);
  const rehearsed = alicloudDrills(name, args, drillRole, common.timeZone);
  const records = rehearsed.map(({ record }) => record);
  const drill = (vaults: readonly string[], instances: readonly string[]) =>
    drillPolicy({ account, region: args.region, drills, owner: name, records }, vaults, instances);
  const by = { role: drillRole, region: args.region, timeZone: common.timeZone, owner: name };
  const doors = objectCopies(args).map(([key, copy]) => ({
    key,
    user: physicalName("alicloud:ram/user:User", name, "door", key),
    policy: doorPolicy(account, copy),
  }));
  const ram = (resource: string) => acsArn({ service: "ram", account, resource });
  return {
    ...common,
    classes: planned.map((each) => alicloudClass(name, args, each)),
    worm: !(typeof lock === "object" && "off" in lock),
    databases: Object.entries(databases).flatMap(([key, database]) => {
      const found = planned.find((each) => each.name === database.class);
      if (database.policy === "elsewhere" || found === undefined) return [];
      const longest = Math.max(...found.rules.map(({ keptDays }) => keptDays));
      return [
        {
          key,
          keptDays: found.rules[0]?.keptDays ?? longest,
          crossDays: longest,
          hour: databaseHour(startsAt, common.timeZone),
        },
      ];
    }),
    drills: rehearsed,
    after: afterDrills(name, rehearsed, by),
    drillFailures: physicalName("alicloud:cms/eventRule:EventRule", name, args.region, "drill-failed"),
    drillRole,
    drillTrust: OOS_TRUST,
    drillPolicy: drill,
    doors,
    policies: [
      {
        key: "drill-trust",
        kind: "trust",
        resource: ram(`role/${drillRole.toLowerCase()}`),
        document: OOS_TRUST,
      },
      {
        key: "drill",
        kind: "identity",
        principal: ram(`role/${drillRole.toLowerCase()}`),
        document: drill(["*"], ["*"]),
      },
      ...doors.map(
        (each): PlannedPolicy => ({
          key: `door-${each.key}`,
          kind: "identity",
          principal: ram(`user/${each.user}`),
          document: each.policy,
        }),
      ),
    ],
  };
}

type Common = Omit<CommonLayout, "policies"> & { readonly planned: readonly PlannedClass[] };

function commonLayout(name: string, cloud: Provider, args: BackupArgs): Common {
  const faults = new Faults(`backup "${name}"`);
  checkBackup(faults, cloud, args);
  const known = faults.empty;
  const planned = known ? plannedClasses(args) : [];
  const proof = planned.flatMap((each) => prove(dataSet(cloud, args, each)));
  for (const line of proof.filter(({ holds }) => !holds)) addProofFault(faults, line);
  faults.throwIfAny();
  return {
    account: args.account,
    region: args.region,
    offSite: args.offSite,
    timeZone: args.timeZone ?? "Asia/Shanghai",
    waivers: waiversOf(args),
    proof,
    planned,
  };
}

const PROOF_HINTS: Readonly<Record<ProofRule, string>> = {
  copies: `${COPIES} copies: the original, a vault, and one off site`,
  media: `${MEDIA} kinds of store: running systems and vaults`,
  "off-site": `name a region at least ${OFF_SITE_KM} km away`,
  rhythm: "back it up as often as its class asks",
  retention: "keep some backup as long as its class asks",
  rpo: "put it into a class that is backed up more often, or keeps every change (continuous); or agree on a longer RPO with its owner",
  elsewhere: "name a copy in the other cloud or at a site: elsewhere",
};

/** Each line of the proof that fails is a fault of its own. */
function addProofFault(faults: Faults, line: ProofLine): void {
  const path = line.system === undefined ? `classes.${line.class}` : `systems.${line.system}`;
  const message = `comes to ${line.found} where ${line.asked} is asked`;
  faults.add(`backup.${line.rule}`, path, undefined, message, `${PROOF_HINTS[line.rule]} [§${line.clause}]`);
}

/** What was opted out of, and who answers for it. */
function waiversOf({ lock, drills }: BackupArgs): Tags {
  return {
    ...(typeof lock === "object" && "off" in lock
      ? { "waiver-lock": tagText(`${lock.off.reason} - ${lock.off.owner}`) }
      : {}),
    ...("off" in drills ? { "waiver-drills": tagText(`${drills.off.reason} - ${drills.off.owner}`) } : {}),
  };
}

function objectCopies({
  elsewhere,
}: BackupArgs): readonly (readonly [string, ObjectCopyArgs & ElsewhereRhythm])[] {
  return Object.entries(elsewhere).flatMap(([key, copy]) =>
    copy.kind === "objects" ? [[key, copy] as const] : [],
  );
}

function awsLock(lock: BackupArgs["lock"] = "governance"): AwsLock | undefined {
  if (lock === "governance") return { graceDays: undefined };
  return "off" in lock ? undefined : { graceDays: lock.compliance.graceDays };
}

function vaultName(name: string, of: BackupClassName): string {
  return physicalName("aws:backup/vault:Vault", name, of);
}

function awsClass(
  name: string,
  { startsAt = "22:30", airGapped }: BackupArgs,
  planned: PlannedClass,
): AwsClass {
  const days = planned.rules.map(({ keptDays }) => keptDays);
  return {
    name: planned.name,
    vault: vaultName(name, planned.name),
    offSiteVault: planned.offSite
      ? physicalName("aws:backup/vault:Vault", name, planned.name, "off-site")
      : undefined,
    plan: physicalName("aws:backup/plan:Plan", name, planned.name),
    framework: underscored("aws:backup/framework:Framework", name, planned.name),
    rules: planned.rules.map((rule) => ({
      key: rule.key,
      schedule: awsCron(rule, startsAt),
      keptDays: rule.keptDays,
      continuous: planned.continuous && rule.every === "day",
      airGapped: airGapped !== undefined && planned.asked.important && rule.every === "month",
      startWindow: START_WINDOW_MINUTES,
    })),
    leastDays: Math.min(...days),
    mostDays: Math.max(...days),
    important: planned.asked.important,
  };
}

function awsDrills(
  name: string,
  planned: readonly PlannedClass[],
  types: readonly DrillType[],
): readonly AwsDrill[] {
  return planned
    .filter(({ asked }) => asked.important)
    .flatMap((each) =>
      types.map((type) => ({
        key: `${each.name}-${type}`,
        name: underscored(
          "aws:backup/restoreTestingSelection:RestoreTestingSelection",
          name,
          each.name,
          type,
        ),
        type,
        class: each.name,
      })),
    );
}

function awsTransfer(
  name: string,
  args: BackupArgs,
  key: string,
  copy: ObjectCopyArgs & ElsewhereRhythm,
): AwsTransfer {
  const bucketArn = arn({ partition: requirePartition(args.region), service: "s3", resource: copy.bucket });
  return {
    key,
    copy,
    role: physicalName("aws:iam/role:Role", name, "transfer", key, args.region),
    bucketArn,
    policy: (keyArn) => transferPolicy(bucketArn, copy.direction, keyArn),
    schedule: utcSchedule(copy.everyDays, args.startsAt ?? "22:30", args.timeZone ?? "Asia/Shanghai"),
  };
}

function alicloudClass(
  name: string,
  { startsAt = "22:30", timeZone = "Asia/Shanghai" }: BackupArgs,
  { name: of, rules, offSite }: PlannedClass,
): AlicloudClass {
  const [first, ...others] = rules;
  if (first === undefined) throw new Error(`class ${of} has no rule`);
  const LONGER = { day: undefined, week: "WEEKLY", month: "MONTHLY" } as const;
  return {
    name: of,
    vault: physicalName("alicloud:hbr/vault:Vault", name, of),
    offSiteVault: offSite
      ? physicalName("alicloud:hbr/replicationVault:ReplicationVault", name, of, "off-site")
      : undefined,
    schedule: cloudBackupSchedule(first, startsAt, timeZone),
    keptDays: first.keptDays,
    longer: others.flatMap(({ every, keptDays }) => {
      const type = LONGER[every];
      return type === undefined || keptDays <= first.keptDays ? [] : [{ type, keptDays }];
    }),
    mostDays: Math.max(...rules.map(({ keptDays }) => keptDays)),
    policies: {
      machines: physicalName("alicloud:hbr/policy:Policy", name, of, "machines"),
      stores: physicalName("alicloud:hbr/policy:Policy", name, of, "stores"),
    },
  };
}

/** Names that the service takes with letters, digits and underscores alone. */
function underscored(type: NamedType, ...parts: readonly string[]): string {
  // The rule of the type is written for hyphens, so that a name that is too long still ends in a hash.
  return physicalName(type, ...parts).replaceAll("-", "_");
}
