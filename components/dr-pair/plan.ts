import type { DataArgs, DrPairArgs, StageKey } from "./contract.ts";
import { PROBE, STAGE_MINUTES, TTL_SECONDS } from "./limits.ts";

export type Cloud = "aws" | "alicloud";

/** One thing that somebody does. Things of one stage are done side by side. */
export interface Step {
  /** Part of the pair that it is about. */
  readonly of: string;
  readonly zh: string;
  readonly en: string;
  readonly command?: string;
  readonly minutes: number;
}

export interface Stage {
  readonly key: StageKey;
  readonly zh: string;
  readonly en: string;
  readonly steps: readonly Step[];
  /** The longest of its steps. */
  readonly minutes: number;
}

/** Minutes until a probe has seen it and resolvers have forgotten the old answer, rounded up. */
export function switchMinutes(cloud: Cloud): number {
  const { seconds, failures } = PROBE[cloud];
  return Math.ceil((seconds * failures + TTL_SECONDS) / 60);
}

const TITLES: Readonly<Record<StageKey, { readonly zh: string; readonly en: string }>> = {
  decide: { zh: "判定与决策", en: "Decide" },
  fence: { zh: "隔离主地域", en: "Keep the first region from writing" },
  data: { zh: "数据接管", en: "Take the data over" },
  capacity: { zh: "扩容", en: "Bring up the servers" },
  entries: { zh: "流量切换", en: "Move the entries" },
  verify: { zh: "验证与通告", en: "Look, and tell" },
};

/** Every stage in its order, each with its minutes. @clause 12.2.2-d */
export function stagesOf(cloud: Cloud, args: DrPairArgs): readonly Stage[] {
  const steps: Readonly<Record<StageKey, readonly Step[]>> = {
    decide: [decide(args)],
    fence: [fence(args)],
    data: Object.entries(args.data).flatMap(([key, data]) => dataStep(cloud, args, key, data)),
    capacity: Object.keys(args.capacity).map((key) => capacityStep(cloud, args, key)),
    entries: Object.keys(args.entries).map((key) => entryStep(cloud, args, key)),
    verify: [verify(args)],
  };
  return (Object.keys(TITLES) as StageKey[])
    .filter((key) => steps[key].length > 0)
    .map((key) => ({
      key,
      ...TITLES[key],
      steps: steps[key],
      minutes: args.minutes?.[key] ?? Math.max(...steps[key].map(({ minutes }) => minutes)),
    }));
}

export function minutesOf(stages: readonly Stage[]): number {
  return stages.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** What is lost is what the worst store loses: an order without its payment is lost as well. */
export function lostMinutes({ data }: Pick<DrPairArgs, "data">): number {
  return Math.max(0, ...Object.values(data).map((each) => each.lostMinutes));
}

function decide({ contacts, region }: DrPairArgs): Step {
  return {
    of: "decide",
    zh: `${contacts.decides} 确认 ${region} 不可恢复或恢复时间超出目标,宣布切换`,
    en: `${contacts.decides} finds that ${region} will not be back in time, and declares the move`,
    minutes: STAGE_MINUTES.decide,
  };
}

function fence({ region, contacts }: DrPairArgs): Step {
  return {
    of: "fence",
    zh: `${contacts.leads} 将 ${region} 的伸缩组缩为 0,防止两地同时写入;主地域不可达时跳过`,
    en: `${contacts.leads} sets the scaling groups of ${region} to 0, so that nobody writes in both; skip what does not answer`,
    minutes: STAGE_MINUTES.fence,
  };
}

/** What is replicated by itself needs nobody. */
function dataStep(cloud: Cloud, args: DrPairArgs, key: string, data: DataArgs): readonly Step[] {
  const way = WAYS[data.kind];
  if (way === undefined) return [];
  return [
    {
      of: `data.${key}`,
      zh: `${key}:${way.zh}(最多丢失 ${data.lostMinutes} 分钟数据)`,
      en: `${key}: ${way.en} (at most ${data.lostMinutes} min of data are lost)`,
      command: way[cloud](args, data),
      minutes: data.restoreMinutes,
    },
  ];
}

interface Way {
  readonly zh: string;
  readonly en: string;
  readonly aws: (args: DrPairArgs, data: DataArgs) => string;
  readonly alicloud: (args: DrPairArgs, data: DataArgs) => string;
}

/** Commands of both clouds' tools, as their references have them. */
const WAYS: Readonly<Partial<Record<DataArgs["kind"], Way>>> = {
  database: {
    zh: "提升为主库",
    en: "promote it",
    aws: ({ second }, { id }) =>
      `aws rds promote-read-replica --region ${second} --db-instance-identifier ${id}`,
    alicloud: ({ second }, { id }) => `aliyun rds PromoteToMaster --RegionId ${second} --DBInstanceId ${id}`,
  },
  "global-cluster": {
    zh: "切换全球集群",
    en: "make its cluster the one that writes",
    aws: ({ second }, { id, group = "" }) =>
      `aws rds failover-global-cluster --region ${second} --global-cluster-identifier ${group} --target-db-cluster-identifier ${id} --allow-data-loss`,
    alicloud: ({ second }, { id, group = "" }) =>
      `aliyun polardb SwitchOverGlobalDatabaseNetwork --RegionId ${second} --GDNId ${group} --DBClusterId ${id} --Forced true`,
  },
  "database-backups": {
    zh: "从异地备份恢复到最近时间点",
    en: "restore it from the copied backups, to the latest time",
    aws: ({ second }, { id }) =>
      `aws rds restore-db-instance-to-point-in-time --region ${second} --source-db-instance-automated-backups-arn ${id} --use-latest-restorable-time --target-db-instance-identifier restored`,
    alicloud: ({ region, second }, { id }) =>
      `aliyun rds CreateDdrInstance --RegionId ${second} --RestoreType BackupTime --SourceRegion ${region} --SourceDBInstanceName ${id}`,
  },
};

function capacityStep(cloud: Cloud, { capacity, second }: DrPairArgs, key: string): Step {
  const { group = "", standing = 0, full = 0, startMinutes = 0 } = capacity[key] ?? {};
  const command =
    cloud === "aws"
      ? `aws autoscaling update-auto-scaling-group --region ${second} --auto-scaling-group-name ${group} --min-size ${full} --desired-capacity ${full}`
      : `aliyun ess ModifyScalingGroup --RegionId ${second} --ScalingGroupId ${group} --MinSize ${full} --DesiredCapacity ${full}`;
  return {
    of: `capacity.${key}`,
    zh: `${key}:由 ${standing} 台扩至 ${full} 台`,
    en: `${key}: from ${standing} to ${full} servers`,
    command,
    minutes: startMinutes,
  };
}

function entryStep(cloud: Cloud, { entries }: DrPairArgs, key: string): Step {
  const name = entries[key]?.name ?? "";
  return {
    of: `entries.${key}`,
    zh: `${name} 由探测自动切换;确认解析结果已指向备地域`,
    en: `${name} moves by itself once its probe fails; see that the name leads to the second region`,
    command: `dig +short ${name}`,
    minutes: switchMinutes(cloud),
  };
}

function verify({ contacts }: DrPairArgs): Step {
  return {
    of: "verify",
    zh: `${contacts.leads} 用一笔测试交易验证;${contacts.tells} 通知商场与门店`,
    en: `${contacts.leads} tries a sale from end to end; ${contacts.tells} tells malls and stores`,
    minutes: STAGE_MINUTES.verify,
  };
}
