import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageRequireSnapshotCustomerKey } from "./storage-require-snapshot-customer-key.ts";

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
  control: storageRequireSnapshotCustomerKey,
  aws: {
    pass: [
      example(COPY, { ...source, encrypted: true, kmsKeyId: "k" }),
      example(IMPORT, { encrypted: true, kmsKeyId: "k" }),
      schedules({ target: "cn-northwest-1", encrypted: true, cmkArn: "k" }),
      action({ encrypted: true, cmkArn: "k" }),
    ],
    fail: [
      example(COPY, source),
      example(COPY, { ...source, encrypted: true }),
      example(IMPORT, {}),
      schedules({ target: "a", encrypted: true, cmkArn: "k" }, { target: "b", encrypted: true }),
      schedules({ target: "a" }),
      action({ encrypted: true }),
      action(undefined),
    ],
    unknown: [
      example(COPY, { ...source, kmsKeyId: "k", encrypted: UNKNOWN }),
      example(DLM, { policyDetails: UNKNOWN }),
      example(DLM, { policyDetails: { action: { name: "copy", crossRegionCopies: UNKNOWN } } }),
      example(DLM, { policyDetails: { schedules: [{ crossRegionCopyRules: UNKNOWN }] } }),
      example(DLM, { policyDetails: { schedules: [UNKNOWN] } }),
      action(UNKNOWN),
      schedules({ target: "a", cmkArn: "k", encrypted: UNKNOWN }),
    ],
    silent: [example(DLM, { policyDetails: { schedules: [{ name: "daily" }] } })],
  },
  alicloud: {
    pass: [
      ali({ encrypted: true, kmsKeyId: "k" }),
      ali({ encrypted: true, kmsKeyId: "k" }, "alicloud:ecs/snapshotPolicy:SnapshotPolicy"),
    ],
    fail: [ali(), ali({ encrypted: true }), example(POLICY, { targetCopyRegions: ["cn-beijing"] })],
    unknown: [
      ali(UNKNOWN),
      ali({ kmsKeyId: "k", encrypted: UNKNOWN }),
      example(POLICY, { enableCrossRegionCopy: UNKNOWN }),
    ],
    silent: [
      example(POLICY, { retentionDays: 7 }),
      example(POLICY, { enableCrossRegionCopy: false, targetCopyRegions: ["cn-beijing"] }),
    ],
  },
};
