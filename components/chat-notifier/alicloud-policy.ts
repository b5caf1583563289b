import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import type { AlicloudNames } from "./layout.ts";

/** Function Compute takes on the roles of its functions. */
export const FUNCTION_TRUST: PolicyDocument = ramPolicy({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: [ramPrincipal("fc")] },
});

/** Puts back, buries, reads the addresses, writes its log. */
export function functionUse(args: ChatNotifierArgs, names: AlicloudNames, keyArn: string): PolicyDocument {
  return ramPolicy(
    sends(args, names.queue, names.deadLetters),
    ...reads(args, names, keyArn),
    logs(args, names),
  );
}

/** The door: it hands on to the queue and knows the token, no more. */
export function intakeUse(args: ChatNotifierArgs, names: AlicloudNames, keyArn: string): PolicyDocument {
  return ramPolicy(sends(args, names.queue), ...reads(args, names, keyArn), logs(args, names));
}

function sends({ account, region }: ChatNotifierArgs, ...queues: readonly string[]): PolicyStatement {
  return {
    Effect: "Allow",
    Action: ["mns:SendMessage"],
    Resource: queues.map((queue) =>
      acsArn({ service: "mns", region, account, resource: `/queues/${queue}/messages` }),
    ),
  };
}

function reads(
  { account, region }: ChatNotifierArgs,
  { secret }: AlicloudNames,
  keyArn: string,
): readonly PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: ["kms:GetSecretValue"],
      Resource: [acsArn({ service: "kms", region, account, resource: `secret/${secret}` })],
    },
    { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [keyArn] },
  ];
}

function logs({ account, region }: ChatNotifierArgs, { project, store }: AlicloudNames): PolicyStatement {
  return {
    Effect: "Allow",
    Action: ["log:PostLogStoreLogs"],
    Resource: [acsArn({ service: "log", region, account, resource: `project/${project}/logstore/${store}` })],
  };
}
