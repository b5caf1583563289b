import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { CHOOSE_SNAPSHOT, DELETE_OLD_SNAPSHOTS } from "./automation-scripts.ts";

const python = ["python3", "python"].find((each) => spawnSync(each, ["--version"]).status === 0);

/** A service with these snapshots, as far as the scripts ask it; what it was told to delete goes to `deleted`. */
const SERVICE = `
import json, sys, types
from datetime import datetime, timedelta, timezone

given = json.load(sys.stdin)
deleted = []


class ClientError(Exception):
    def __init__(self, code):
        self.response = {"Error": {"Code": code}}


def holds(snapshot, each):
    name = each["Name"]
    if name.startswith("tag:"):
        return snapshot["Tags"].get(name[4:]) in each["Values"]
    return {"volume-id": snapshot["VolumeId"], "status": snapshot["State"]}[name] in each["Values"]


class Pages:
    def paginate(self, OwnerIds, Filters):
        assert OwnerIds == ["self"]
        now = datetime.now(timezone.utc)
        found = [
            {**each, "StartTime": now - timedelta(days=each["age"])}
            for each in given["snapshots"]
            if all(holds(each, filter) for filter in Filters)
        ]
        # A page each, as long lists come.
        return [{"Snapshots": [each]} for each in found]


class Ec2:
    def get_paginator(self, name):
        assert name == "describe_snapshots"
        return Pages()

    def delete_snapshot(self, SnapshotId):
        if SnapshotId in given.get("gone", []):
            raise ClientError("InvalidSnapshot.NotFound")
        if SnapshotId in given.get("held", []):
            raise ClientError("InvalidSnapshot.InUse")
        deleted.append(SnapshotId)

    def describe_instances(self, InstanceIds):
        disks = [{"DeviceName": name, "Ebs": {"VolumeId": id}} for name, id in given["disks"].items()]
        return {"Reservations": [{"Instances": [{"RootDeviceName": "/dev/xvda", "BlockDeviceMappings": disks}]}]}


boto3 = types.ModuleType("boto3")
boto3.client = lambda name: Ec2()
exceptions = types.ModuleType("botocore.exceptions")
exceptions.ClientError = ClientError
sys.modules.update({"boto3": boto3, "botocore": types.ModuleType("botocore"), "botocore.exceptions": exceptions})
`;

function run(script: string, events: object, given: object) {
  const text = `${SERVICE}\n${script}\nanswer = handler(${JSON.stringify(events)}, None)\nprint(json.dumps({"answer": answer, "deleted": deleted}))`;
  const { status, stdout, stderr } = spawnSync(python ?? "", ["-c", text], {
    input: JSON.stringify(given),
    encoding: "utf8",
  });
  return status === 0 ? JSON.parse(stdout) : { error: stderr.trim().split("\n").at(-1) };
}

const snapshot = (SnapshotId: string, age: number, more: object = {}) => ({
  SnapshotId,
  age,
  VolumeId: "vol-root",
  State: "completed",
  Tags: { "patch-ring": "tills-pilot", "patch-machine": "i-1" },
  ...more,
});

describe.skipIf(python === undefined)("scripts of runbooks", () => {
  it("delete snapshots of the ring that are older than the days, and no others", () => {
    const snapshots = [
      snapshot("snap-new", 1),
      snapshot("snap-old", 4),
      snapshot("snap-other", 9, { Tags: { "patch-ring": "offices-rest" } }),
      snapshot("snap-gone", 5),
    ];
    const events = { ring: "tills-pilot", days: 3 };
    expect(run(DELETE_OLD_SNAPSHOTS, events, { snapshots, gone: ["snap-gone"] }).deleted).toEqual([
      "snap-old",
    ]);
    expect(run(DELETE_OLD_SNAPSHOTS, events, { snapshots, held: ["snap-old"] }).error).toMatch(/ClientError/);
  });

  it("choose the newest whole snapshot of the system disk", () => {
    const disks = { "/dev/xvda": "vol-root", "/dev/sdf": "vol-data" };
    const snapshots = [
      snapshot("snap-2", 2),
      snapshot("snap-1", 1),
      snapshot("snap-data", 0.5, { VolumeId: "vol-data" }),
      snapshot("snap-pending", 0.1, { State: "pending" }),
      snapshot("snap-other", 0.2, { Tags: { "patch-machine": "i-2" } }),
    ];
    expect(run(CHOOSE_SNAPSHOT, { machine: "i-1" }, { disks, snapshots }).answer).toEqual({
      snapshot: "snap-1",
    });
  });

  it("say where to turn to when there is none", () => {
    const disks = { "/dev/xvda": "vol-root" };
    const { error } = run(CHOOSE_SNAPSHOT, { machine: "i-1" }, { disks, snapshots: [] });
    expect(error).toMatch(/restore the machine from its backup/);
  });
});
