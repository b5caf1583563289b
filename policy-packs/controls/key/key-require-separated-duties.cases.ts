import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { keyRequireSeparatedDuties } from "./key-require-separated-duties.ts";

const AWS = "aws:kms/key:Key";
const ALI = "alicloud:kms/key:Key";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({ policy: JSON.stringify({ Version: "1", Statement }) });
const grant = (Action: unknown, Principal: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  Principal,
  ...more,
});
const role = (name: string) => ({ AWS: `arn:aws-cn:iam::111122223333:role/${name}` });
/** A policy or a grant of its own, beside the key. */
const beside = (props: object): ResourceSpec => ({
  name: "policy",
  type: "aws:kms/keyPolicy:KeyPolicy",
  props: { keyId: ref("subject"), ...props },
});
const given = (name: string, operations: readonly string[], more: object = {}): ResourceSpec => ({
  name: "grant",
  type: "aws:kms/grant:Grant",
  props: { keyId: ref("subject"), granteePrincipal: role(name).AWS, operations, ...more },
});
const ram = (name: string) => ({ RAM: [`acs:ram::1:role/${name}`] });

export const cases: ControlCases = {
  control: keyRequireSeparatedDuties,
  aws: {
    pass: [
      example(AWS, aws(grant("kms:PutKeyPolicy", role("keeper")), grant("kms:Decrypt", role("app")))),
      example(AWS, aws(grant("kms:*", { AWS: "arn:aws-cn:iam::111122223333:root" }))),
      example(AWS, aws(grant("kms:PutKeyPolicy", role("app"))), given("app", ["Encrypt"])),
      example(AWS, aws(grant("kms:PutKeyPolicy", role("app"))), given("other", ["Decrypt"])),
      example(
        AWS,
        aws(grant("kms:PutKeyPolicy", role("app"))),
        given("app", ["Decrypt"], { constraints: [{ encryptionContextEquals: { system: "pos" } }] }),
      ),
      example(
        AWS,
        aws(
          grant("kms:PutKeyPolicy", role("keeper")),
          grant("kms:Decrypt", role("keeper"), { Condition: { StringEquals: { "kms:ViaService": "rds" } } }),
        ),
      ),
    ],
    fail: [
      example(AWS, aws(grant("kms:*", role("app")))),
      example(AWS, aws(grant("kms:ScheduleKeyDeletion", role("app")), grant("kms:De*", role("app")))),
      // The policy stands beside the key, and so does the right to decrypt.
      example(AWS, {}, beside(aws(grant("kms:*", role("app"))))),
      example(AWS, {}, beside(aws(grant("kms:PutKeyPolicy", role("app")))), given("app", ["Decrypt"])),
    ],
    unknown: [example(AWS, { policy: UNKNOWN })],
    notApplicable: [example(AWS, {})],
  },
  alicloud: {
    pass: [example(ALI, ali(grant("kms:SetKeyPolicy", ram("keeper")), grant("kms:Decrypt", ram("app"))))],
    fail: [
      example(ALI, ali(grant("kms:*", ram("app")))),
      example(ALI, ali(grant("kms:SetKeyPolicy", ram("app")), grant(["kms:Decrypt"], ram("app")))),
    ],
    unknown: [example(ALI, { policy: UNKNOWN })],
  },
};
