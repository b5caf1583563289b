import { type OosTemplate, waitFor } from "../workload/orchestration.ts";
import { ROLLBACK_SECONDS } from "./limits.ts";

/**
 * Puts the system disk of a machine back to the newest snapshot of it. People start it within 30 minutes of the alarm;
 * its waits come to less than an hour. @clause 1.3.4-b
 */
export function resetTemplate(role: string, region: string): OosTemplate {
  const call = (Name: string, API: string, Parameters: Readonly<Record<string, unknown>>) => ({
    Name,
    Action: "ACS::ExecuteAPI",
    Properties: { Service: "ECS", API, Parameters: { RegionId: region, ...Parameters } },
  });
  const machine = "{{ instanceId }}";
  const until = (Name: string, status: string, seconds: number) =>
    waitFor(Name, {
      Service: "ECS",
      API: "DescribeInstances",
      Parameters: { RegionId: region, InstanceIds: [machine] },
      PropertySelector: "Instances.Instance[].Status",
      DesiredValues: [status],
      minutes: seconds / 60,
    });
  return {
    FormatVersion: "OOS-2019-06-01",
    Description: "Puts the system disk of a machine back to the newest snapshot from before its patches",
    Parameters: { instanceId: { Type: "String", Description: "Machine that is put back" } },
    RamRole: role,
    Tasks: [
      {
        ...call("disk", "DescribeDisks", { InstanceId: machine, DiskType: "system" }),
        Outputs: { diskId: { Type: "String", ValueSelector: "Disks.Disk[0].DiskId" } },
      },
      {
        // Newest first: "DescribeSnapshots", ECS API reference.
        ...call("choose", "DescribeSnapshots", {
          DiskId: "{{ disk.diskId }}",
          Status: "accomplished",
          PageSize: 1,
        }),
        Outputs: { snapshotId: { Type: "String", ValueSelector: "Snapshots.Snapshot[0].SnapshotId" } },
      },
      call("stop", "StopInstance", { InstanceId: machine, ForceStop: false }),
      until("stopped", "Stopped", ROLLBACK_SECONDS.stop),
      call("reset", "ResetDisk", { DiskId: "{{ disk.diskId }}", SnapshotId: "{{ choose.snapshotId }}" }),
      waitFor("resetDone", {
        Service: "ECS",
        API: "DescribeDisks",
        Parameters: { RegionId: region, DiskIds: ["{{ disk.diskId }}"] },
        PropertySelector: "Disks.Disk[].Status",
        DesiredValues: ["In_use"],
        minutes: ROLLBACK_SECONDS.replace / 60,
      }),
      call("start", "StartInstance", { InstanceId: machine }),
      until("running", "Running", ROLLBACK_SECONDS.healthy),
    ],
    Outputs: { snapshot: { Type: "String", Value: "{{ choose.snapshotId }}" } },
  };
}
