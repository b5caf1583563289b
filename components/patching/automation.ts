import type { Runbook } from "../workload/runbook.ts";
import { CHOOSE_SNAPSHOT, DELETE_OLD_SNAPSHOTS } from "./automation-scripts.ts";
import { MACHINE_TAG, ROLLBACK_SECONDS, SNAPSHOT_DAYS, SNAPSHOT_TAG } from "./limits.ts";

/** Within a window of three hours: what is not saved or not installed by then is told, and tried the next night. */
const SAVE_SECONDS = 3600;
const INSTALL_SECONDS = 5400;

const MACHINE = { type: "String", description: "Machine that is patched" } as const;

/**
 * Each night on each machine: snapshots of all disks at one moment, then what the baseline approves, then an end to
 * the snapshots of older nights. A machine that cannot be saved is not patched. @clause 1.3.3-a @clause 1.3.4-b
 */
export function patchRunbook(role: string): Runbook {
  return {
    schemaVersion: "0.3",
    description: "Saves the disks of a machine and patches it",
    assumeRole: role,
    parameters: {
      InstanceId: MACHINE,
      Ring: { type: "String", description: "Its group and ring, as its tag has them" },
    },
    mainSteps: [
      {
        name: "save",
        action: "aws:executeAwsApi",
        inputs: {
          Service: "ec2",
          Api: "CreateSnapshots",
          Description: "Before patches, for a rollback",
          InstanceSpecification: { InstanceId: "{{ InstanceId }}", ExcludeBootVolume: false },
          // The tags that say whose it is and what it costs.
          CopyTagsFromSource: "volume",
          TagSpecifications: [
            {
              ResourceType: "snapshot",
              Tags: [
                { Key: SNAPSHOT_TAG, Value: "{{ Ring }}" },
                { Key: MACHINE_TAG, Value: "{{ InstanceId }}" },
              ],
            },
          ],
        },
        outputs: [{ Name: "SnapshotIds", Selector: "$.Snapshots..SnapshotId", Type: "StringList" }],
        onFailure: "Abort",
      },
      {
        name: "saved",
        action: "aws:waitForAwsResourceProperty",
        inputs: {
          Service: "ec2",
          Api: "DescribeSnapshots",
          SnapshotIds: "{{ save.SnapshotIds }}",
          PropertySelector: "$.Snapshots..State",
          DesiredValues: ["completed"],
        },
        timeoutSeconds: SAVE_SECONDS,
        onFailure: "Abort",
      },
      {
        name: "install",
        action: "aws:runCommand",
        inputs: {
          DocumentName: "AWS-RunPatchBaseline",
          InstanceIds: ["{{ InstanceId }}"],
          Parameters: { Operation: "Install", RebootOption: "RebootIfNeeded" },
        },
        timeoutSeconds: INSTALL_SECONDS,
        onFailure: "Abort",
      },
      {
        name: "tidy",
        action: "aws:executeScript",
        inputs: {
          Runtime: "python3.11",
          Handler: "handler",
          InputPayload: { ring: "{{ Ring }}", days: SNAPSHOT_DAYS },
          Script: DELETE_OLD_SNAPSHOTS,
        },
        onFailure: "Abort",
        isEnd: true,
      },
    ],
  };
}

/**
 * Puts the system disk of a machine back to before the patches. People start it within 30 minutes of the alarm; each
 * wait ends so that the whole ends within the hour. @clause 1.3.4-b
 */
export function rollBackRunbook(role: string): Runbook {
  return {
    schemaVersion: "0.3",
    description: "Puts the system disk of a machine back to the newest snapshot from before its patches",
    assumeRole: role,
    parameters: { InstanceId: { type: "String", description: "Machine that is put back" } },
    mainSteps: [
      {
        name: "choose",
        action: "aws:executeScript",
        inputs: {
          Runtime: "python3.11",
          Handler: "handler",
          InputPayload: { machine: "{{ InstanceId }}" },
          Script: CHOOSE_SNAPSHOT,
        },
        outputs: [{ Name: "SnapshotId", Selector: "$.Payload.snapshot", Type: "String" }],
        onFailure: "Abort",
      },
      {
        name: "replace",
        action: "aws:executeAwsApi",
        inputs: {
          Service: "ec2",
          Api: "CreateReplaceRootVolumeTask",
          InstanceId: "{{ InstanceId }}",
          SnapshotId: "{{ choose.SnapshotId }}",
          // The disk of after the patches is what the cause is looked for on.
          DeleteReplacedRootVolume: false,
        },
        outputs: [
          {
            Name: "TaskId",
            Selector: "$.ReplaceRootVolumeTask.ReplaceRootVolumeTaskId",
            Type: "String",
          },
        ],
        onFailure: "Abort",
      },
      {
        name: "replaced",
        action: "aws:waitForAwsResourceProperty",
        inputs: {
          Service: "ec2",
          Api: "DescribeReplaceRootVolumeTasks",
          ReplaceRootVolumeTaskIds: ["{{ replace.TaskId }}"],
          PropertySelector: "$.ReplaceRootVolumeTasks[0].TaskState",
          DesiredValues: ["succeeded"],
        },
        timeoutSeconds: ROLLBACK_SECONDS.replace,
        onFailure: "Abort",
      },
      {
        name: "healthy",
        action: "aws:waitForAwsResourceProperty",
        inputs: {
          Service: "ec2",
          Api: "DescribeInstanceStatus",
          InstanceIds: ["{{ InstanceId }}"],
          PropertySelector: "$.InstanceStatuses[0].InstanceStatus.Status",
          DesiredValues: ["ok"],
        },
        timeoutSeconds: ROLLBACK_SECONDS.healthy,
        onFailure: "Abort",
        isEnd: true,
      },
    ],
  };
}
