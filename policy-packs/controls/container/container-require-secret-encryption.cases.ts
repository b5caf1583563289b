import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerRequireSecretEncryption } from "./container-require-secret-encryption.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: containerRequireSecretEncryption,
  aws: {
    pass: [
      example(
        CLUSTER,
        { encryptionConfig: { provider: { keyArn: ref("key") }, resources: ["secrets"] } },
        { name: "key", type: "aws:kms/key:Key" },
      ),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, {
        encryptionConfig: { provider: { keyArn: "arn:aws:kms:eu-west-1:1:key/1" }, resources: [] },
      }),
      example(CLUSTER, {
        encryptionConfig: { provider: { keyArn: "arn:aws:kms:eu-west-1:1:key/1" }, resources: ["pods"] },
      }),
      example(CLUSTER, { encryptionConfig: { provider: {}, resources: ["secrets"] } }),
    ],
    unknown: [
      example(CLUSTER, { encryptionConfig: UNKNOWN }),
      example(CLUSTER, { encryptionConfig: { provider: { keyArn: "k" }, resources: UNKNOWN } }),
    ],
  },
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, { encryptionProviderKey: "key-1" }),
      example(
        "alicloud:cs/serverlessKubernetes:ServerlessKubernetes",
        { encryptionProviderKey: ref("key"), disableEncryption: false },
        { name: "key", type: "alicloud:kms/key:Key" },
      ),
    ],
    fail: [
      example(MANAGED_KUBERNETES, {}),
      example(MANAGED_KUBERNETES, { encryptionProviderKey: "key-1", disableEncryption: true }),
    ],
    unknown: [example(MANAGED_KUBERNETES, { encryptionProviderKey: "key-1", disableEncryption: UNKNOWN })],
  },
};
