import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerRequireShellKey } from "./container-require-shell-key.ts";

const CLUSTER = "aws:ecs/cluster:Cluster";

export const cases: ControlCases = {
  control: containerRequireShellKey,
  aws: {
    pass: [
      example(
        CLUSTER,
        {
          configuration: {
            executeCommandConfiguration: {
              kmsKeyId: ref("key"),
              logging: "OVERRIDE",
              logConfiguration: { cloudWatchEncryptionEnabled: true },
            },
          },
        },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example(CLUSTER, {
        configuration: {
          executeCommandConfiguration: {
            kmsKeyId: "key-1",
            logConfiguration: { s3BucketEncryptionEnabled: true },
          },
        },
      }),
    ],
    fail: [
      example(CLUSTER, {
        configuration: {
          executeCommandConfiguration: { logConfiguration: { cloudWatchEncryptionEnabled: true } },
        },
      }),
      example(CLUSTER, { configuration: { executeCommandConfiguration: { kmsKeyId: "key-1" } } }),
      example(CLUSTER, {
        configuration: {
          executeCommandConfiguration: {
            kmsKeyId: "key-1",
            logConfiguration: { cloudWatchEncryptionEnabled: false },
          },
        },
      }),
    ],
    unknown: [
      example(CLUSTER, { configuration: UNKNOWN }),
      example(CLUSTER, {
        configuration: { executeCommandConfiguration: { kmsKeyId: "key-1", logConfiguration: UNKNOWN } },
      }),
    ],
    silent: [
      example(CLUSTER, {}),
      example(CLUSTER, { configuration: { executeCommandConfiguration: { logging: "NONE" } } }),
    ],
  },
};
