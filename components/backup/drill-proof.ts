import type { OosTask, OosTemplate } from "../workload/orchestration.ts";
import type { Runbook } from "../workload/runbook.ts";
import { api, type Drill, DUE, PASSED, timer } from "./drill-template.ts";
import { DRILL_TAG, PROOF_HOURS } from "./limits.ts";
import { OOS_PROOF, OOS_TIDY } from "./times.ts";

/**
 * A day after each drill: whether it said that it went well. A drill that did not run at all said nothing, so this
 * fails, and people hear of it; then the next one is due. @clause 1.6.4-a @clause 10.2.3-c
 */
export function proofTemplate({
  role,
  region,
  timeZone,
}: Omit<Drill, "key" | "record" | "owner">): OosTemplate {
  return {
    FormatVersion: "OOS-2019-06-01",
    Description: "Looks whether the restore drill of the day before went well",
    Parameters: { record: { Type: "String", Description: "Parameter in which the drill says so" } },
    RamRole: role,
    Tasks: [
      timer("day", OOS_PROOF, timeZone),
      {
        Name: "ran",
        Action: "ACS::CheckFor",
        Properties: {
          Service: "OOS",
          API: "GetParameter",
          Parameters: { RegionId: region, Name: "{{ record }}" },
          PropertySelector: "Parameter.Value",
          DesiredValues: [PASSED],
        },
      },
      api("next", "OOS", "UpdateParameter", { RegionId: region, Name: "{{ record }}", Value: DUE }),
    ],
  };
}

/** What drills restored goes a day later: whatever bears their tag, also after a drill that failed. */
export function tidyTemplate({ role, region, timeZone, owner }: Omit<Drill, "key" | "record">): OosTemplate {
  const each = (Items: string): Pick<OosTask, "Loop"> => ({
    Loop: { Items, RateControl: { Mode: "Concurrency", Concurrency: 5, MaxErrors: 100 } },
  });
  const list = (name: string, ValueSelector: string) => ({ [name]: { Type: "List", ValueSelector } });
  return {
    FormatVersion: "OOS-2019-06-01",
    Description: "Deletes what restore drills restored the day before",
    RamRole: role,
    Tasks: [
      timer("day", OOS_TIDY, timeZone),
      {
        ...api("instances", "RDS", "DescribeDBInstances", {
          RegionId: region,
          Tags: JSON.stringify({ [DRILL_TAG]: owner }),
          PageSize: 100,
        }),
        Outputs: list("ids", "Items.DBInstance[].DBInstanceId"),
      },
      {
        ...api("dropInstances", "RDS", "DeleteDBInstance", { DBInstanceId: "{{ ACS::TaskLoopItem }}" }),
        ...each("{{ instances.ids }}"),
      },
      {
        ...api("disks", "ECS", "DescribeDisks", {
          RegionId: region,
          Tag: [{ Key: DRILL_TAG, Value: owner }],
          PageSize: 100,
        }),
        Outputs: list("ids", "Disks.Disk[].DiskId"),
      },
      {
        ...api("dropDisks", "ECS", "DeleteDisk", { DiskId: "{{ ACS::TaskLoopItem }}" }),
        ...each("{{ disks.ids }}"),
      },
    ],
  };
}

/** Python: the service lists its jobs, and a runbook cannot count. */
export const PROVE_DRILLS = `import boto3
import json
from datetime import datetime, timedelta, timezone


def handler(events, context):
    now = datetime.now(timezone.utc)
    pages = boto3.client("backup").get_paginator("list_restore_jobs").paginate(
        ByRestoreTestingPlanArn=events["plan"],
        ByCreatedAfter=now - timedelta(hours=int(events["hours"])),
    )
    jobs = [job for page in pages for job in page["RestoreJobs"]]
    done = {job["ResourceType"] for job in jobs if job["Status"] == "COMPLETED"}
    failed = [job["RestoreJobId"] for job in jobs if job["Status"] != "COMPLETED"]
    missing = [kind for kind in events["types"] if kind not in done]
    report = {"plan": events["plan"], "at": now.isoformat(), "failed": failed, "missing": missing, "jobs": jobs}
    if events["bucket"]:
        boto3.client("s3").put_object(
            Bucket=events["bucket"],
            Key=f"restore-drills/{events['name']}/{now:%Y-%m-%d}.json",
            Body=json.dumps(report, default=str, indent=2),
            ContentType="application/json",
        )
    if failed or missing:
        raise Exception(f"restore drill: failed {failed}, nothing restored of {missing}")
    return {"restored": len(jobs)}
`;

/** The same on AWS, whose service tells of restores that ended and never of those that did not begin. */
export function proofRunbook(
  role: string,
  asked: {
    readonly name: string;
    readonly plan: string;
    readonly types: readonly string[];
    readonly bucket: string;
  },
): Runbook {
  return {
    schemaVersion: "0.3",
    description: "Looks whether the restore drill of the day before went well, and keeps its report",
    assumeRole: role,
    mainSteps: [
      {
        name: "prove",
        action: "aws:executeScript",
        inputs: {
          Runtime: "python3.11",
          Handler: "handler",
          InputPayload: { ...asked, hours: PROOF_HOURS },
          Script: PROVE_DRILLS,
        },
        onFailure: "Abort",
        isEnd: true,
      },
    ],
  };
}
