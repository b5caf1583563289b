import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example, type ResourceSpec, ref } from "../../testing.ts";
import { keyNoOpenApplicationPolicy } from "./key-no-open-application-policy.ts";

const POLICY = "alicloud:kms/policy:Policy";
const rules = (...NetworkRules: readonly unknown[]) => JSON.stringify({ NetworkRules });
const policy = (more: object, ...others: readonly ResourceSpec[]): Example =>
  example(
    POLICY,
    {
      kmsInstanceId: "kst-1",
      policyName: "orders",
      permissions: ["RbacPermission/Template/CryptoServiceKeyUser"],
      resources: ["key/key-1", "secret/orders"],
      accessControlRules: rules("shop"),
      ...more,
    },
    ...others,
  );
const rule = (sourcePrivateIps: unknown, networkRuleName: unknown = "shop"): ResourceSpec => ({
  name: "rule",
  type: "alicloud:kms/networkRule:NetworkRule",
  props: { networkRuleName, sourcePrivateIps },
});

export const cases: ControlCases = {
  control: keyNoOpenApplicationPolicy,
  alicloud: {
    pass: [
      policy({}),
      policy({}, rule(["10.16.0.0/24", "10.16.1.7"])),
      policy({ accessControlRules: ref("rule") }, rule(["10.16.0.0/24"])),
      policy({ accessControlRules: { NetworkRules: ["shop"] } }),
      // A rule that it does not name is none of its own.
      policy({}, rule(["0.0.0.0/0"], "others")),
    ],
    fail: [
      policy({ resources: ["key/*"] }),
      policy({ resources: ["key/key-1", "secret/*"] }),
      policy({ accessControlRules: rules() }),
      policy({ accessControlRules: "{}" }),
      policy({ accessControlRules: "" }),
      policy({}, rule(["0.0.0.0/0"])),
      policy({}, rule(["10.16.0.0/24", "8.8.8.8"])),
      policy({ resources: ["key/*"], accessControlRules: UNKNOWN }),
    ],
    unknown: [
      policy({ resources: UNKNOWN }),
      policy({ resources: ["key/key-1", UNKNOWN] }),
      policy({ accessControlRules: UNKNOWN }),
      policy({ accessControlRules: "NetworkRules: [shop]" }),
      policy({}, rule(UNKNOWN)),
      policy({}, rule([UNKNOWN])),
    ],
  },
};
