import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import { functionCode, zipOf } from "../function-code.ts";
import { queueEndpoint, serviceEndpoint } from "../partition/alicloud.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import type { AlicloudChatNotifierLayout } from "./layout.ts";
import { ALICLOUD_ROUND } from "./limits.ts";

/** What both functions work with. */
interface OwnResources {
  readonly queue: alicloud.message.ServiceQueue;
  readonly deadLetters: alicloud.message.ServiceQueue;
  readonly log: alicloud.log.Store;
  readonly secret: alicloud.kms.Secret;
}

/** A function with a role that can do what it does and no more. */
export function alicloudFunction(
  make: MakeChild,
  layout: AlicloudChatNotifierLayout,
  args: ChatNotifierArgs,
  which: "function" | "intake",
  own: OwnResources,
): alicloud.fc.V3Function {
  const { names, account, region } = layout;
  const intake = which === "intake";
  const roleName = intake ? names.intakeRole : names.role;
  const use = intake ? layout.intakeUse : layout.functionUse;
  const role = make(alicloud.ram.Role, which, {
    roleName,
    description: intake
      ? "The door for Log Service writes the queue with it"
      : "The chat function works with it",
    assumeRolePolicyDocument: JSON.stringify(layout.trust),
  });
  const policy = make(alicloud.ram.Policy, which, {
    policyName: roleName,
    description: role.description.apply((text) => text ?? ""),
    policyDocument: pulumi.output(args.key.arn).apply((keyArn) => JSON.stringify(use(keyArn))),
  });
  const attached = make(alicloud.ram.RolePolicyAttachment, which, {
    roleName: role.roleName,
    policyName: policy.policyName,
    policyType: "Custom",
  });
  const code = functionCode("chat-notifier");
  return make(
    alicloud.fc.V3Function,
    which,
    {
      functionName: intake ? names.intake : names.function,
      description: intake
        ? "Takes alerts of Log Service"
        : "Brings alerts to DingTalk, WeCom, Feishu and webhooks",
      runtime: "nodejs20",
      handler: intake ? "index.post" : "index.stream",
      code: { zipFile: zipOf("index.js", code.text) },
      memorySize: 256,
      cpu: 0.15,
      diskSize: 512,
      instanceConcurrency: intake ? 10 : 1,
      timeout: intake ? 10 : ALICLOUD_ROUND.seconds,
      internetAccess: true,
      role: role.arn,
      logConfig: {
        project: own.log.projectName,
        logstore: own.log.logstoreName,
        logBeginRule: "None",
        enableInstanceMetrics: false,
        enableRequestMetrics: true,
      },
      environmentVariables: {
        ATRIUM_SETTINGS: layout.settings,
        // The provider looks at code only when something else has changed as well.
        CODE_SHA256: code.sha256,
        QUEUE: own.queue.queueName,
        DEAD_LETTERS: own.deadLetters.queueName,
        MNS_ENDPOINT: queueEndpoint(account, region),
        KMS_ENDPOINT: serviceEndpoint("kms", region),
        SECRET_NAME: own.secret.secretName,
      },
    },
    { dependsOn: [attached] },
  );
}
