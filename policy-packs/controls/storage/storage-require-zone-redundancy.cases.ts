import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageRequireZoneRedundancy } from "./storage-require-zone-redundancy.ts";

const EFS = "aws:efs/fileSystem:FileSystem";
const WINDOWS = "aws:fsx/windowsFileSystem:WindowsFileSystem";
const OSS = "alicloud:oss/bucket:Bucket";
const NAS = "alicloud:nas/fileSystem:FileSystem";
const copy = (bucket: string, to: string) => ({
  name: "replication",
  type: "alicloud:oss/bucketReplication:BucketReplication",
  props: { bucket: ref(bucket), destination: { bucket: ref(to), location: "oss-cn-beijing" } },
});
const other = { name: "other", type: OSS };

export const cases: ControlCases = {
  control: storageRequireZoneRedundancy,
  aws: {
    pass: [
      example(EFS, {}),
      example(WINDOWS, { deploymentType: "MULTI_AZ_1" }),
      example("aws:fsx/ontapFileSystem:OntapFileSystem", { deploymentType: "MULTI_AZ_2" }),
      example("aws:fsx/openZfsFileSystem:OpenZfsFileSystem", { deploymentType: "MULTI_AZ_1" }),
    ],
    fail: [
      example(EFS, { availabilityZoneName: "cn-north-1a" }),
      example(EFS, { availabilityZoneName: "cn-north-1a", tags: { environment: "production" } }),
      example(WINDOWS, {}),
      example(WINDOWS, { deploymentType: "SINGLE_AZ_2" }),
      example("aws:fsx/ontapFileSystem:OntapFileSystem", { deploymentType: "SINGLE_AZ_1" }),
      example("aws:fsx/openZfsFileSystem:OpenZfsFileSystem", {}),
    ],
    unknown: [
      example(WINDOWS, { deploymentType: UNKNOWN }),
      example(EFS, { availabilityZoneName: "cn-north-1a", tags: UNKNOWN }),
    ],
    notApplicable: [example(EFS, { availabilityZoneName: "cn-north-1a", tags: { environment: "test" } })],
    silent: [example("aws:fsx/lustreFileSystem:LustreFileSystem", {})],
  },
  alicloud: {
    pass: [
      example(OSS, { redundancyType: "ZRS" }),
      example(OSS, { redundancyType: "ZRS" }, { name: "other", type: OSS, props: { logging: UNKNOWN } }),
      example(NAS, { fileSystemType: "cpfs", redundancyType: "ZRS" }),
    ],
    fail: [
      example(OSS, {}),
      example(OSS, { redundancyType: "LRS" }),
      example(NAS, { fileSystemType: "cpfs" }),
    ],
    unknown: [
      example(OSS, { redundancyType: UNKNOWN }),
      // It may be what another bucket is copied to, or writes its access log to.
      example(OSS, {}, other, {
        ...copy("other", "subject"),
        props: { bucket: ref("other"), destination: UNKNOWN },
      }),
      example(OSS, {}, { name: "other", type: OSS, props: { logging: UNKNOWN } }),
      example(OSS, {}, { ...copy("subject", "subject"), props: { bucket: UNKNOWN } }),
    ],
    notApplicable: [
      example(OSS, {}, other, copy("subject", "other")),
      example(OSS, {}, other, copy("other", "subject")),
      example(OSS, {}, { name: "other", type: OSS, props: { logging: { targetBucket: ref("subject") } } }),
    ],
    silent: [example(NAS, { fileSystemType: "standard" })],
  },
};
