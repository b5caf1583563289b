import { UNKNOWN } from "../../control.ts";
import { awsText, ramText } from "../../policy.cases.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { keyRequirePolicy } from "./key-require-policy.ts";

const AWS = "aws:kms/key:Key";
const ALI = "alicloud:kms/key:Key";
const own = (Principal: unknown) => ({ Effect: "Allow", Action: "kms:*", Resource: "*", Principal });
const policy = awsText(own({ AWS: "arn:aws-cn:iam::111122223333:role/keeper" }));
const beside = (name: string) => ({
  name: "policy",
  type: "aws:kms/keyPolicy:KeyPolicy",
  props: { keyId: ref(name), policy },
});

const INSTANCE = { name: "instance", type: "alicloud:kms/instance:Instance" };

export const cases: ControlCases = {
  control: keyRequirePolicy,
  aws: {
    pass: [
      example(AWS, { policy }),
      example(AWS, { policy: UNKNOWN }),
      example(AWS, {}, beside("subject")),
      example("aws:kms/replicaKey:ReplicaKey", { policy }),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, { policy: "" }),
      example(AWS, {}, { name: "other", type: AWS }, beside("other")),
    ],
    unknown: [example(AWS, {}, { ...beside("subject"), props: { keyId: UNKNOWN, policy } })],
  },
  alicloud: {
    pass: [
      example(ALI, { dkmsInstanceId: "kst-1", policy: ramText(own({ RAM: ["acs:ram::1:role/keeper"] })) }),
    ],
    fail: [
      example(ALI, { dkmsInstanceId: "kst-1" }),
      example(ALI, { dkmsInstanceId: ref("instance") }, INSTANCE),
    ],
    unknown: [example(ALI, { dkmsInstanceId: UNKNOWN })],
    notApplicable: [example(ALI, {})],
  },
};
