import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireSnapshotEncryption } from "./storage-require-snapshot-encryption.ts";

const COPY = "aws:ebs/snapshotCopy:SnapshotCopy";
const IMPORT = "aws:ebs/snapshotImport:SnapshotImport";
const DLM = "aws:dlm/lifecyclePolicy:LifecyclePolicy";
const POLICY = "alicloud:ecs/autoSnapshotPolicy:AutoSnapshotPolicy";
const source = { sourceRegion: "cn-north-1", sourceSnapshotId: "snap-1" };
const schedules = (...rules: readonly unknown[]) =>
  example(DLM, {
    policyDetails: { schedules: [{ name: "daily" }, { name: "weekly", crossRegionCopyRules: rules }] },
  });
const action = (encryptionConfiguration: unknown) =>
  example(DLM, {
    policyDetails: {
      action: { name: "copy", crossRegionCopies: [{ target: "r", encryptionConfiguration }] },
    },
  });
const ali = (copyEncryptionConfiguration?: unknown, type = POLICY) =>
  example(type, { enableCrossRegionCopy: true, copyEncryptionConfiguration });

export const cases: ControlCases = {
  control: storageRequireSnapshotEncryption,
  aws: {
    pass: [
      example(COPY, { ...source, encrypted: true }),
      example(IMPORT, { encrypted: true }),
      schedules({ target: "cn-northwest-1", encrypted: true }),
      action({ encrypted: true }),
    ],
    fail: [
      example(COPY, source),
      example(COPY, { ...source, encrypted: false }),
      example(IMPORT, {}),
      schedules({ target: "a", encrypted: true }, { target: "b", encrypted: false }),
      schedules({ target: "a" }),
      action({ encrypted: false }),
      action(undefined),
    ],
    unknown: [
      example(COPY, { ...source, encrypted: UNKNOWN }),
      example(DLM, { policyDetails: UNKNOWN }),
      example(DLM, { policyDetails: { action: { name: "copy", crossRegionCopies: UNKNOWN } } }),
      example(DLM, { policyDetails: { schedules: [{ crossRegionCopyRules: UNKNOWN }] } }),
      example(DLM, { policyDetails: { schedules: [UNKNOWN] } }),
      action(UNKNOWN),
      schedules({ target: "a", encrypted: UNKNOWN }),
    ],
    silent: [example(DLM, { policyDetails: { schedules: [{ name: "daily" }] } })],
  },
  alicloud: {
    pass: [ali({ encrypted: true }), ali({ encrypted: true }, "alicloud:ecs/snapshotPolicy:SnapshotPolicy")],
    fail: [ali(), ali({ encrypted: false }), example(POLICY, { targetCopyRegions: ["cn-beijing"] })],
    unknown: [ali(UNKNOWN), ali({ encrypted: UNKNOWN }), example(POLICY, { enableCrossRegionCopy: UNKNOWN })],
    silent: [
      example(POLICY, { retentionDays: 7 }),
      example(POLICY, { enableCrossRegionCopy: false, targetCopyRegions: ["cn-beijing"] }),
    ],
  },
};
