import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { tagRequirePolicy } from "./tag-require-policy.ts";

const AWS = "aws:organizations/policy:Policy";
const ALI = "alicloud:tag/policy:Policy";
const KEYS = ["department", "business-line", "project", "environment", "owner", "data-class"];
const content = (keys: readonly string[]) =>
  JSON.stringify({
    tags: Object.fromEntries(keys.map((key) => [key, { tag_key: { "@@assign": key } }])),
  });
/** Policies may name a key in lower case and spell it elsewhere. */
const spelled = JSON.stringify({
  tags: Object.fromEntries(
    KEYS.map((key, index) => [`k${index}`, { tag_key: { "@@assign": key.toUpperCase() } }]),
  ),
});
const attach = (policyId: unknown = ref("subject")): ResourceSpec => ({
  name: "attachment",
  type: "aws:organizations/policyAttachment:PolicyAttachment",
  props: { policyId, targetId: "r-abcd" },
});
const attachAli = (policyId: unknown = ref("subject")): ResourceSpec => ({
  name: "attachment",
  type: "alicloud:tag/policyAttachment:PolicyAttachment",
  props: { policyId, targetId: "r-abcd", targetType: "ROOT" },
});
const policy = (keys: readonly string[], type = "TAG_POLICY") => ({ type, content: content(keys) });

export const cases: ControlCases = {
  control: tagRequirePolicy,
  aws: {
    pass: [
      example(AWS, policy(KEYS), attach()),
      example(AWS, policy([...KEYS, "system"]), attach()),
      example(AWS, { type: "TAG_POLICY", content: spelled }, attach()),
    ],
    fail: [
      example(AWS, policy(KEYS)),
      example(AWS, policy(KEYS), attach("p-another")),
      example(AWS, policy(KEYS.slice(1)), attach()),
      example(AWS, { type: "TAG_POLICY", content: "{}" }, attach()),
    ],
    unknown: [
      example(AWS, policy(KEYS), attach(UNKNOWN)),
      example(AWS, { type: "TAG_POLICY", content: UNKNOWN }, attach()),
    ],
    silent: [example(AWS, policy(KEYS, "SERVICE_CONTROL_POLICY"))],
  },
  alicloud: {
    pass: [example(ALI, { policyContent: content(KEYS) }, attachAli())],
    fail: [
      example(ALI, { policyContent: content(KEYS) }),
      example(ALI, { policyContent: content(KEYS.slice(0, 5)) }, attachAli()),
    ],
    unknown: [
      example(ALI, { policyContent: content(KEYS) }, attachAli(UNKNOWN)),
      example(ALI, { policyContent: UNKNOWN }, attachAli()),
    ],
  },
};
