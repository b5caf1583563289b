import { MACHINE_TAG, SNAPSHOT_TAG } from "./limits.ts";

/**
 * Python, since a runbook has no arithmetic of dates. Whole rings are tidied, so snapshots of machines that are gone
 * go as well; several machines of a ring do it at once.
 */
export const DELETE_OLD_SNAPSHOTS = `import boto3
from botocore.exceptions import ClientError
from datetime import datetime, timedelta, timezone


def handler(events, context):
    ec2 = boto3.client("ec2")
    before = datetime.now(timezone.utc) - timedelta(days=int(events["days"]))
    pages = ec2.get_paginator("describe_snapshots").paginate(
        OwnerIds=["self"],
        Filters=[{"Name": "tag:${SNAPSHOT_TAG}", "Values": [events["ring"]]}],
    )
    old = [each["SnapshotId"] for page in pages for each in page["Snapshots"] if each["StartTime"] < before]
    for snapshot in old:
        try:
            ec2.delete_snapshot(SnapshotId=snapshot)
        except ClientError as error:
            if error.response["Error"]["Code"] != "InvalidSnapshot.NotFound":
                raise
    return {"deleted": old}
`;

/** The newest whole snapshot of the system disk; another machine's would be refused by the service. */
export const CHOOSE_SNAPSHOT = `import boto3


def handler(events, context):
    ec2 = boto3.client("ec2")
    machine = ec2.describe_instances(InstanceIds=[events["machine"]])["Reservations"][0]["Instances"][0]
    root = [
        each["Ebs"]["VolumeId"]
        for each in machine["BlockDeviceMappings"]
        if each["DeviceName"] == machine["RootDeviceName"]
    ]
    pages = ec2.get_paginator("describe_snapshots").paginate(
        OwnerIds=["self"],
        Filters=[
            {"Name": "tag:${MACHINE_TAG}", "Values": [events["machine"]]},
            {"Name": "volume-id", "Values": root},
            {"Name": "status", "Values": ["completed"]},
        ],
    )
    found = sorted((each for page in pages for each in page["Snapshots"]), key=lambda each: each["StartTime"])
    if not found:
        raise Exception("no snapshot from before the patches: restore the machine from its backup")
    return {"snapshot": found[-1]["SnapshotId"]}
`;
