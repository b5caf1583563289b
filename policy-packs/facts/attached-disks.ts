import type { Known, StackFact } from "../control.ts";
import { allOf, given } from "../reading.ts";
import { disksOf } from "../views/disk.ts";

const VOLUME = "aws:ebs/volume:Volume";
const DISK = "alicloud:ecs/disk:Disk";

/** Attachments, and the input that names the disk. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
  "aws:ec2/volumeAttachment:VolumeAttachment": "volumeId",
  "alicloud:ecs/diskAttachment:DiskAttachment": "diskId",
  "alicloud:ecs/ecsDiskAttachment:EcsDiskAttachment": "diskId",
};

/** Whether a disk that is attached to a machine is encrypted. */
export const attachedDisks: StackFact<Known<boolean>> = {
  name: "attached-disks",
  scope: "stack",
  types: { aws: [VOLUME], alicloud: [DISK] },
  read(stack) {
    const attached = new Set(
      Object.entries(ATTACHMENTS).flatMap(([type, input]) =>
        stack.ofType(type).flatMap((attachment) => stack.referencedBy(attachment, input, VOLUME, DISK)),
      ),
    );
    return stack
      .ofType(VOLUME, DISK)
      .filter((disk) => attached.has(disk) || given(disk.props, "instanceId"))
      .map((resource) => ({ resource, fact: allOf(disksOf(resource).map(({ encrypted }) => encrypted)) }));
  },
};
