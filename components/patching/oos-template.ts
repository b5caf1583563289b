import { type OosTask, type OosTemplate, TIMER_END } from "../workload/orchestration.ts";
import type { Ring } from "./contract.ts";
import { ALICLOUD_MACHINES, PATCH_TAG, SNAPSHOT_DAYS } from "./limits.ts";

export interface Nightly {
  readonly key: string;
  readonly ring: Ring;
  readonly role: string;
  readonly region: string;
  readonly hour: number;
  readonly minute: number;
  readonly timeZone: string;
}

/** All that is known to be safe, of whatever age. */
const SECURITY_UPDATES = "yum -y upgrade --security";

/** An hour for a machine, within a window of three. */
const TIMEOUT_SECONDS = 3600;

/**
 * Each night: a snapshot of each system disk, then what the baseline approves. One default baseline holds for a whole
 * system on this cloud, so the pilot takes security updates as they come, and the baseline lets them through to the
 * rest a day later. @clause 1.3.3-a @clause 1.3.3-c @clause 1.3.4-b
 */
export function applyTemplate({ key, ring, role, region, hour, minute, timeZone }: Nightly): OosTemplate {
  const RateControl =
    ring === "pilot"
      ? ({ Mode: "Concurrency", Concurrency: ALICLOUD_MACHINES, MaxErrors: 0 } as const)
      : ({ Mode: "Concurrency", Concurrency: 10, MaxErrors: 1 } as const);
  const Loop = { Items: "{{ find.instanceIds }}", RateControl };
  const machine = { regionId: region, instanceId: "{{ ACS::TaskLoopItem }}", timeout: TIMEOUT_SECONDS };
  const apply = (Name: string, more: Readonly<Record<string, unknown>>): OosTask => ({
    Name,
    Action: "ACS::ECS::ApplyPatchBaseline",
    Properties: { ...machine, action: "install", ...more },
    Loop,
  });
  const saved = { whetherCreateSnapshot: true, retentionDays: String(SNAPSHOT_DAYS) };
  const early: OosTask = {
    Name: "early",
    Action: "ACS::ECS::RunCommand",
    Properties: { ...machine, commandType: "RunShellScript", commandContent: SECURITY_UPDATES },
    Loop,
  };
  return {
    FormatVersion: "OOS-2019-06-01",
    Description: `Patches the machines of ${key} each night`,
    RamRole: role,
    Tasks: [
      {
        Name: "night",
        Action: "ACS::TimerTrigger",
        Properties: {
          Type: "cron",
          Expression: `0 ${minute} ${hour} * * ?`,
          TimeZone: timeZone,
          EndDate: TIMER_END,
        },
      },
      {
        Name: "find",
        Action: "ACS::ExecuteAPI",
        Properties: {
          Service: "ECS",
          API: "DescribeInstances",
          Parameters: {
            RegionId: region,
            Status: "Running",
            MaxResults: ALICLOUD_MACHINES,
            Tags: [{ Key: PATCH_TAG, Value: key }],
          },
        },
        Outputs: { instanceIds: { Type: "List", ValueSelector: "Instances.Instance[].InstanceId" } },
      },
      ...(ring === "pilot"
        ? [apply("save", { ...saved, rebootIfNeed: false }), early, apply("settle", { rebootIfNeed: true })]
        : [apply("install", { ...saved, rebootIfNeed: true })]),
    ],
  };
}
