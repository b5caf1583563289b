import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, at, flag, integer, list, type Read, text } from "../reading.ts";
import { cloudBackupSchedule } from "../rhythm.ts";
import { disksOf } from "./alicloud-service-backups.ts";
import { type BackupCopy, type Claim, claimed } from "./backup-copy.ts";
import { locationOf } from "./location.ts";
import type { DataHolder } from "./protected-data.ts";
import { namedWithin } from "./references.ts";

const INSTANCE = "alicloud:ecs/instance:Instance";
const BUCKET = "alicloud:oss/bucket:Bucket";
const FILES = "alicloud:nas/fileSystem:FileSystem";
const TABLES = "alicloud:ots/instance:Instance";
const DATABASES = [
  "alicloud:rds/instance:Instance",
  "alicloud:polardb/cluster:Cluster",
  "alicloud:mongodb/instance:Instance",
  "alicloud:mongodb/shardingInstance:ShardingInstance",
];
const POLICY = "alicloud:hbr/policy:Policy";
const BINDING = "alicloud:hbr/policyBinding:PolicyBinding";
const VAULT = "alicloud:hbr/vault:Vault";
const REPLICATION = "alicloud:hbr/replicationVault:ReplicationVault";

/** Plans for one resource each: the input that names it, and its type. */
const PLANS: Readonly<Record<string, readonly [input: string, of: string]>> = {
  "alicloud:hbr/ecsBackupPlan:EcsBackupPlan": ["instanceId", INSTANCE],
  "alicloud:hbr/serverBackupPlan:ServerBackupPlan": ["instanceId", INSTANCE],
  "alicloud:hbr/nasBackupPlan:NasBackupPlan": ["fileSystemId", FILES],
  "alicloud:hbr/ossBackupPlan:OssBackupPlan": ["bucket", BUCKET],
  "alicloud:hbr/otsBackupPlan:OtsBackupPlan": ["instanceName", TABLES],
};

/** What a policy calls the kinds of its data sources. */
const SOURCES: Readonly<Record<string, { readonly of: string; readonly kind: DataHolder["kind"] }>> = {
  UDM_ECS: { of: INSTANCE, kind: "disk" },
  ECS_FILE: { of: INSTANCE, kind: "disk" },
  OSS: { of: BUCKET, kind: "bucket" },
  NAS: { of: FILES, kind: "files" },
  OTS: { of: TABLES, kind: "table" },
};

/** What Cloud Backup and Database Backup copy, by plan, by policy and by tag. */
export function cloudBackupClaims(stack: StackView, holders: readonly DataHolder[]): readonly Claim[] {
  const disks = disksOf(stack);
  return [
    ...planned(stack, disks),
    ...bound(stack, disks),
    ...tagged(stack, holders, disks),
    ...dumped(stack),
  ];
}

type Disks = ReadonlyMap<ResourceView, readonly ResourceView[]>;

/** What is backed up with a machine are its disks. */
function heldBy(target: ResourceView, disks: Disks): readonly ResourceView[] {
  return target.type === INSTANCE ? (disks.get(target) ?? []) : [target];
}

function claim(
  copies: readonly BackupCopy[],
  of: readonly ResourceView[],
  disks: Disks,
  holds: Known<true> = true,
): readonly Claim[] {
  const held = of.flatMap((target) => heldBy(target, disks));
  return held.length === 0
    ? []
    : [{ means: "plan", copies, holders: new Map(held.map((it) => [it, holds] as const)) }];
}

function vaultCopy(about: Partial<BackupCopy>): BackupCopy {
  return { means: "plan", store: "vault", region: "same", keptDays: UNKNOWN, everyHours: UNKNOWN, ...about };
}

function planned(stack: StackView, disks: Disks): readonly Claim[] {
  return Object.entries(PLANS).flatMap(([type, [input, of]]) =>
    stack.ofType(type).flatMap((plan) => {
      const off = flag(plan.props, "disabled");
      if (off === true) return [];
      const rules = list(plan.props, "rules");
      const rule = rules !== UNKNOWN && rules.length > 0 ? rules[0] : plan.props;
      const own = vaultCopy({
        keptDays: integer(rule, "retention") ?? integer(plan.props, "retention") ?? UNKNOWN,
        everyHours: everyHours(text(rule, "schedule") ?? text(plan.props, "schedule")),
      });
      const copies = [own, ...serverCopies(plan, own), ...replicated(stack, plan, "vaultId", own)];
      return claim(copies, stack.referencedBy(plan, input, of), disks, off === UNKNOWN ? UNKNOWN : true);
    }),
  );
}

/** A plan for whole servers copies its snapshots abroad by itself. */
function serverCopies({ props }: ResourceView, own: BackupCopy): readonly BackupCopy[] {
  const details = list(props, "details");
  return (details === UNKNOWN ? [] : details).flatMap((detail) =>
    flag(detail, "doCopy") === true
      ? [
          {
            ...own,
            region: text(detail, "destinationRegionId") ?? UNKNOWN,
            keptDays: integer(detail, "destinationRetention") ?? UNKNOWN,
          },
        ]
      : [],
  );
}

/** Copies of a vault's content in the vaults that replicate it. */
function replicated(
  stack: StackView,
  from: ResourceView,
  input: string,
  own: BackupCopy,
): readonly BackupCopy[] {
  const vaults = new Set(namedWithin(stack, from, input, VAULT));
  if (vaults.size === 0) return [];
  return stack.ofType(REPLICATION).flatMap((replication) => {
    const sources = stack.referencedBy(replication, "replicationSourceVaultId", VAULT);
    return sources.some((source) => vaults.has(source)) ? [{ ...own, region: locationOf(replication) }] : [];
  });
}

function everyHours(schedule: Known<string> | undefined): Known<number> {
  if (schedule === undefined || schedule === UNKNOWN) return UNKNOWN;
  return cloudBackupSchedule(schedule)?.everyHours ?? UNKNOWN;
}

/** What rules may ask for that only the deployment knows. */
const OPEN_RULES: readonly BackupCopy[] = [vaultCopy({}), vaultCopy({ region: UNKNOWN })];

/** The copies that the rules of a policy ask for. */
function policyCopies(stack: StackView, policy: ResourceView): readonly BackupCopy[] {
  const rules = list(policy.props, "rules");
  if (rules === UNKNOWN) return OPEN_RULES;
  const backups = ofRule(rules, "BACKUP");
  const longer = ofRule(rules, "TRANSITION").flatMap((rule): readonly Read<number>[] => [
    integer(rule, "retention"),
    ...tiers(rule),
  ]);
  const own = backups.map((rule) =>
    vaultCopy({
      keptDays: longest([integer(rule, "retention"), ...longer]),
      everyHours: everyHours(text(rule, "schedule")),
    }),
  );
  const [first = vaultCopy({})] = own;
  const abroad = ofRule(rules, "REPLICATION").map(
    (rule): BackupCopy => ({
      ...first,
      region: text(rule, "replicationRegionId") ?? UNKNOWN,
      keptDays: integer(rule, "retention") ?? UNKNOWN,
    }),
  );
  const open = ofRule(rules, undefined).length > 0 ? OPEN_RULES : [];
  return own.length > 0 ? [...own, ...abroad, ...replicated(stack, policy, "rules", first), ...open] : open;
}

/** Days of the backups that a rule keeps longer, such as the first of each month. */
function tiers(rule: unknown): readonly Read<number>[] {
  const kept = list(rule, "retentionRules");
  return kept === UNKNOWN ? [UNKNOWN] : kept.map((tier) => integer(tier, "retention"));
}

/** Rules of a type; without one those whose type only the deployment knows. */
function ofRule(rules: readonly unknown[], type: string | undefined): readonly unknown[] {
  return rules.filter((rule) => {
    const found = text(rule, "ruleType");
    return found === UNKNOWN ? type === undefined : found?.toUpperCase() === type;
  });
}

/** A policy without a time keeps as long as its vault does, which nobody says. */
function longest(days: readonly Read<number>[]): Known<number> {
  const said = days.filter((it) => it !== undefined);
  if (said.length === 0 || said.includes(UNKNOWN)) return UNKNOWN;
  return Math.max(...said.filter((it) => it !== UNKNOWN));
}

function bound(stack: StackView, disks: Disks): readonly Claim[] {
  return stack.ofType(BINDING).flatMap((binding) => {
    const off = flag(binding.props, "disabled");
    if (off === true) return [];
    const source = text(binding.props, "sourceType");
    const of = typeof source === "string" ? [SOURCES[source]?.of ?? ""] : [INSTANCE, BUCKET, FILES, TABLES];
    const policies = stack.referencedBy(binding, "policyId", POLICY);
    const copies =
      policies.length > 0 ? policies.flatMap((policy) => policyCopies(stack, policy)) : [vaultCopy({})];
    if (copies.length === 0) return [];
    const bound = stack.referencedBy(binding, "dataSourceId", ...of);
    return claim(copies, bound, disks, off === UNKNOWN ? UNKNOWN : true);
  });
}

/** Policies may find what they back up by tags. */
function tagged(stack: StackView, holders: readonly DataHolder[], disks: Disks): readonly Claim[] {
  return stack.ofType(POLICY).flatMap((policy): readonly Claim[] => {
    const rules = list(policy.props, "rules");
    const byTag = rules === UNKNOWN ? [UNKNOWN] : [...ofRule(rules, "TAG"), ...ofRule(rules, undefined)];
    const copies = byTag.length > 0 ? policyCopies(stack, policy) : [];
    if (copies.length === 0) return [];
    const machines = new Map(
      [...disks].flatMap(([machine, held]) => held.map((disk) => [disk, machine] as const)),
    );
    const taken = holders.flatMap((holder) => {
      if (holder.cloud !== "alicloud") return [];
      const machine = machines.get(holder.resource);
      const holds = claimed(anyOf(byTag.map((rule) => filtered(rule, holder, machine))));
      return holds === undefined ? [] : [[holder.resource, holds] as const];
    });
    return [{ means: "plan", copies, holders: new Map(taken) }];
  });
}

function filtered(rule: unknown, holder: DataHolder, machine: ResourceView | undefined): Known<boolean> {
  const sources = list(rule, "dataSourceFilters");
  const ofKind =
    sources === UNKNOWN
      ? UNKNOWN
      : anyOf(
          sources.map((source) => {
            const type = text(source, "sourceType");
            return type === UNKNOWN ? UNKNOWN : SOURCES[type ?? ""]?.kind === holder.kind;
          }),
        );
  // A disk is found by the tags of the machine it hangs on.
  const tags = holder.kind === "disk" ? machine?.props.tags : holder.resource.props.tags;
  const filters = list(rule, "tagFilters");
  if (filters === UNKNOWN) return ofKind === false ? false : UNKNOWN;
  return allOf([ofKind, ...filters.map((filter) => carries(tags, filter))]);
}

function carries(tags: unknown, filter: unknown): Known<boolean> {
  const key = text(filter, "key");
  const wanted = text(filter, "value");
  if (typeof key !== "string") return UNKNOWN;
  const value = text(at(tags, key));
  if (tags === UNKNOWN || value === UNKNOWN) return UNKNOWN;
  if (value === undefined) return false;
  if (wanted === undefined || wanted === "") return true;
  if (wanted === UNKNOWN) return UNKNOWN;
  return text(filter, "operator") === "NOT" ? value !== wanted : value === wanted;
}

/** Plans of Database Backup, which keeps two years unless told otherwise. */
function dumped(stack: StackView): readonly Claim[] {
  return stack.ofType("alicloud:dbs/backupPlan:BackupPlan").flatMap((plan) => {
    const { props } = plan;
    if (text(props, "status") === "pause") return [];
    const days = text(props, "backupPeriod");
    const times = typeof days === "string" ? days.split(",").length : undefined;
    const logged = flag(props, "enableBackupLog") === true;
    const region = text(props, "storageRegion");
    const copy = vaultCopy({
      region: region ?? "same",
      keptDays: integer(props, "backupRetentionPeriod") ?? 730,
      everyHours: logged ? 0 : times === undefined ? UNKNOWN : (7 / times) * 24,
    });
    return claim([copy], stack.referencedBy(plan, "sourceEndpointInstanceId", ...DATABASES), new Map());
  });
}
