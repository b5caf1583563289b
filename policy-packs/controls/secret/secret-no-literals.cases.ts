import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretNoLiterals } from "./secret-no-literals.ts";

const EC2 = "aws:ec2/instance:Instance";
const FN = "aws:lambda/function:Function";
const ECS = "alicloud:ecs/instance:Instance";
// Built from parts so that no scanner takes this file for a leak.
const KEY = ["AKIA", "X".repeat(16)].join("");
const ALI_KEY = ["LTAI", "x".repeat(20)].join("");

export const cases: ControlCases = {
  control: secretNoLiterals,
  aws: {
    pass: [
      example(EC2, { userData: "#!/bin/sh\necho hello" }),
      example(FN, { environment: { variables: { TABLE: "orders" } } }),
    ],
    fail: [
      example(EC2, { userData: `export ID=${KEY}` }),
      example(EC2, { userData: Buffer.from("DB_PASSWORD=not-a-real-one").toString("base64") }),
      example(FN, { environment: { variables: { DB_PASSWORD: "not-a-real-one" } } }),
    ],
    unknown: [
      example(EC2, { userData: UNKNOWN }),
      example(FN, { environment: { variables: { DB_PASSWORD: UNKNOWN } } }),
    ],
    silent: [example(EC2, {})],
  },
  alicloud: {
    pass: [example(ECS, { userData: "#!/bin/sh\necho hello" })],
    fail: [
      example(ECS, { userData: `export ID=${ALI_KEY}` }),
      example(ECS, { userData: Buffer.from("DB_PASSWORD=not-a-real-one").toString("base64") }),
    ],
    unknown: [example(ECS, { userData: UNKNOWN })],
    silent: [example(ECS, {})],
  },
};
