import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretNoVariableCredentials } from "./secret-no-variable-credentials.ts";

const FN = "aws:lambda/function:Function";
const TASK = "aws:ecs/taskDefinition:TaskDefinition";
const BUILD = "aws:codebuild/project:Project";
const FC = "alicloud:fc/v3Function:V3Function";
const GROUP = "alicloud:eci/containerGroup:ContainerGroup";
// Built from parts so that no scanner takes this file for a leak.
const KEY = ["AKIA", "X".repeat(16)].join("");
const WORD = "not-a-real-one";
const fn = (variables: unknown) => example(FN, { environment: { variables } });
const task = (environment: unknown) =>
  example(TASK, { containerDefinitions: JSON.stringify([{ name: "web", environment }]) });
const build = (variable: object) => example(BUILD, { environment: { environmentVariables: [variable] } });
const group = (key: unknown, value: unknown, input = "containers") =>
  example(GROUP, { [input]: [{ name: "web", environmentVars: [{ key, value }] }] });

export const cases: ControlCases = {
  control: secretNoVariableCredentials,
  aws: {
    pass: [
      fn({ TABLE: "orders" }),
      fn({ DB_PASSWORD_ARN: "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:db" }),
      fn({ DB_PASSWORD: "" }),
      task([{ name: "TABLE", value: "orders" }]),
      example(TASK, { containerDefinitions: JSON.stringify([{ secrets: [{ name: "DB_PASSWORD" }] }]) }),
    ],
    fail: [
      fn({ DB_PASSWORD: WORD }),
      fn({ ID: KEY }),
      fn({ TABLE: UNKNOWN, SECRET_KEY: WORD }),
      task([{ name: "DB_PASSWORD", value: WORD }]),
      example(TASK, { containerDefinitions: `not JSON, but password=${WORD}` }),
      build({ name: "DB_PASSWORD", value: WORD }),
      build({ name: "DB_PASSWORD", type: "PLAINTEXT", value: WORD }),
      example("aws:batch/jobDefinition:JobDefinition", {
        containerProperties: JSON.stringify({ environment: [{ name: "API_KEY", value: WORD }] }),
      }),
    ],
    unknown: [
      fn({ DB_PASSWORD: UNKNOWN }),
      fn(UNKNOWN),
      example(TASK, { containerDefinitions: UNKNOWN }),
      example(BUILD, { environment: { environmentVariables: UNKNOWN } }),
    ],
    silent: [
      fn({}),
      example(FN, {}),
      example(TASK, {}),
      build({ name: "DB_PASSWORD", type: "SECRETS_MANAGER", value: "db:password:AWSCURRENT" }),
    ],
  },
  alicloud: {
    pass: [example(FC, { environmentVariables: { TABLE: "orders" } }), group("TABLE", "orders")],
    fail: [
      example(FC, { environmentVariables: { DB_PASSWORD: WORD } }),
      group("DB_PASSWORD", WORD),
      group("DB_PASSWORD", WORD, "initContainers"),
      example("alicloud:sae/application:Application", {
        envs: JSON.stringify([{ name: "DB_PASSWORD", value: WORD }]),
      }),
    ],
    unknown: [
      example(FC, { environmentVariables: UNKNOWN }),
      group("TABLE", UNKNOWN),
      example(GROUP, { containers: UNKNOWN }),
    ],
    silent: [example(FC, {})],
  },
};
