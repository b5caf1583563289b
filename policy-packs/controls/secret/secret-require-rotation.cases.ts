import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { secretRequireRotation } from "./secret-require-rotation.ts";

const AWS = "aws:secretsmanager/secret:Secret";
const ALI = "alicloud:kms/secret:Secret";
const rotation = (props: object) => ({
  name: "rotation",
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  props: { secretId: ref("subject"), ...props },
});

export const cases: ControlCases = {
  control: secretRequireRotation,
  aws: {
    pass: [
      example(AWS, {}, rotation({})),
      example(AWS, { name: "orders" }, rotation({ secretId: "orders", rotationEnabled: "true" })),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, {}, rotation({ rotationEnabled: false })),
      example(AWS, {}, { name: "other", type: AWS }, rotation({ secretId: ref("other") })),
    ],
    unknown: [
      example(AWS, {}, rotation({ rotationEnabled: UNKNOWN })),
      example(AWS, {}, rotation({ secretId: UNKNOWN })),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, { secretType: "Rds", enableAutomaticRotation: true }),
      example(ALI, { secretType: UNKNOWN, enableAutomaticRotation: true }),
    ],
    fail: [
      example(ALI, { secretType: "Rds" }),
      example(ALI, { secretType: "RAMCredentials", enableAutomaticRotation: "false" }),
    ],
    unknown: [
      example(ALI, { secretType: "Rds", enableAutomaticRotation: UNKNOWN }),
      example(ALI, { secretType: UNKNOWN }),
    ],
    notApplicable: [example(ALI, {}), example(ALI, { secretType: "Generic" })],
  },
};
