import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretNoUserDataCredentials } from "./secret-no-user-data-credentials.ts";

const EC2 = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";
// Built from parts so that no scanner takes this file for a leak.
const KEY = ["AKIA", "X".repeat(16)].join("");
const ALI_KEY = ["LTAI", "x".repeat(20)].join("");
const SECRET = ["aB3/", "x".repeat(35), "Z"].join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");

export const cases: ControlCases = {
  control: secretNoUserDataCredentials,
  aws: {
    pass: [
      example(EC2, { userData: "#!/bin/sh\necho hello" }),
      example(EC2, { userData: base64("#!/bin/sh\necho hello") }),
      // Taken from elsewhere when the machine starts.
      example(EC2, { userData: "export DB_PASSWORD=$(aws ssm get-parameter --name db)" }),
      example(EC2, { userData: 'password: "{{resolve:secretsmanager:db}}"' }),
      example(EC2, { userData: "API_KEY=arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:x" }),
      // A checksum and a path have forty signs too.
      example(EC2, { userData: `echo ${"0a1b".repeat(10)}` }),
      example(EC2, { userData: `cat ${"/opt/Shop/v1/conf".repeat(3).slice(0, 40)}` }),
      example(EC2, { userData: `x${"A".repeat(40)}b1` }),
    ],
    fail: [
      example(EC2, { userData: `export ID=${KEY}` }),
      example(EC2, { userData: base64("DB_PASSWORD=not-a-real-one") }),
      example(EC2, { userDataBase64: base64(`key ${SECRET} end`) }),
      example(EC2, { userData: "url=mysql://shop:not-a-real-one@db:3306/shop" }),
      example(EC2, { userData: `${"-".repeat(5)}BEGIN RSA PRIVATE KEY${"-".repeat(5)}` }),
      example(EC2, { userData: UNKNOWN, userDataBase64: base64("api_key: 'not-a-real-one'") }),
      example("aws:ec2/launchTemplate:LaunchTemplate", { userData: base64(`ID=${KEY}`) }),
      example("aws:ec2/launchConfiguration:LaunchConfiguration", { userData: `ID=${KEY}` }),
    ],
    unknown: [example(EC2, { userData: UNKNOWN })],
    silent: [example(EC2, {})],
  },
  alicloud: {
    pass: [example(ECS, { userData: "#!/bin/sh\necho hello" })],
    fail: [
      example(ECS, { userData: `export ID=${ALI_KEY}` }),
      example(ECS, { userData: base64("DB_PASSWORD=not-a-real-one") }),
      example("alicloud:ess/scalingConfiguration:ScalingConfiguration", { userData: `ID=${ALI_KEY}` }),
      example("alicloud:ecs/launchTemplate:LaunchTemplate", { userdata: base64(`ID=${ALI_KEY}`) }),
    ],
    unknown: [example(ECS, { userData: UNKNOWN })],
    silent: [example(ECS, {})],
  },
};
