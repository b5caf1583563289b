import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { ossBucket } from "../bucket/alicloud-bucket.ts";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { functionCode, zipOf } from "../function-code.ts";
import { bucketAddress, queueEndpoint, serviceEndpoint } from "../partition/alicloud.ts";
import type { BudgetArgs, BudgetOutputs } from "./contract.ts";
import { RULES_OBJECT } from "./function/settings.ts";
import { type AlicloudBudgetLayout, layoutAlicloudBudget } from "./layout.ts";
import { ROUND_HOURS, ROUND_SECONDS } from "./limits.ts";

/** Budgets on Alibaba Cloud: timer → function → bill, rules, memory → the same routes. @clause 8.2.2-a */
export class AlicloudBudget extends Component implements BudgetOutputs {
  readonly watchedBy: BudgetOutputs["watchedBy"];

  constructor(name: string, args: BudgetArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudBudget(name, args);
    super(
      "atrium:budget:AlicloudBudget",
      name,
      args,
      { tags: layout.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    // The layout refuses the other cloud's.
    const route = args.route as AlicloudAlertRoute;
    const { bucket, encryption } = ossBucket(
      { child: this.child.bind(this), stateful: this.stateful.bind(this) },
      layout.bucket,
      {},
    );
    const rules = this.child(
      alicloud.oss.BucketObject,
      "rules",
      {
        bucket: bucket.id,
        key: RULES_OBJECT,
        content: layout.rules,
        contentType: "application/json",
        acl: "private",
        serverSideEncryption: "AES256",
      },
      { dependsOn: [encryption] },
    );
    const fn = this.#function(layout, route, bucket, rules);
    this.child(
      alicloud.fc.V3Trigger,
      "rounds",
      {
        functionName: fn.functionName,
        triggerName: "rounds",
        triggerType: "timer",
        qualifier: "LATEST",
        description: "Asks for the bill, and tells of budgets whose marks are reached",
        triggerConfig: JSON.stringify({
          cronExpression: `@every ${ROUND_HOURS}h`,
          enable: true,
          payload: "{}",
        }),
      },
      // A round without rules fails.
      { dependsOn: [rules] },
    );
    // A round that failed three times is told of by the route itself, as it stands.
    this.child(alicloud.fc.V3AsyncInvokeConfig, "function", {
      functionName: fn.functionName,
      maxAsyncRetryAttempts: 2,
      maxAsyncEventAgeInSeconds: ROUND_HOURS * 3600,
      destinationConfig: { onFailure: { destination: pulumi.output(route.queue).apply(layout.destination) } },
    });
    this.watchedBy = Object.fromEntries(layout.watched.map((budget) => [budget, fn.functionName]));
    this.registerOutputs({ watchedBy: this.watchedBy });
  }

  #function(
    layout: AlicloudBudgetLayout,
    route: AlicloudAlertRoute,
    bucket: alicloud.oss.Bucket,
    rules: alicloud.oss.BucketObject,
  ): alicloud.fc.V3Function {
    const { names, account, region } = layout;
    const project = this.stateful(alicloud.log.Project, "rounds", {
      projectName: names.project,
      description: "What the budget function read, told and stopped",
    });
    const store = this.stateful(alicloud.log.Store, "rounds", {
      projectName: project.projectName,
      logstoreName: names.store,
      retentionPeriod: layout.logRetentionDays,
      shardCount: 1,
      autoSplit: true,
      maxSplitShardCount: 4,
      encryptConf: { enable: true, encryptType: "default" },
    });
    this.child(alicloud.log.StoreIndex, "rounds", {
      project: project.projectName,
      logstore: store.logstoreName,
      fullText: { token: ", '\";=()[]{}?@&<>/:\n\t\r" },
    });
    const role = this.child(alicloud.ram.Role, "function", {
      roleName: names.role,
      description: "The budget function reads the bill with it",
      assumeRolePolicyDocument: JSON.stringify(layout.trust),
    });
    const policy = this.child(alicloud.ram.Policy, "function", {
      policyName: names.role,
      description: "What the budget function does, and nothing else",
      policyDocument: pulumi.output(route.queue).apply((queue) => JSON.stringify(layout.functionUse(queue))),
    });
    const attached = this.child(alicloud.ram.RolePolicyAttachment, "function", {
      roleName: role.roleName,
      policyName: policy.policyName,
      policyType: "Custom",
    });
    const code = functionCode("budget");
    return this.child(
      alicloud.fc.V3Function,
      "function",
      {
        functionName: names.function,
        description: "Asks for the bill, and applies the group's budgets to it",
        runtime: "nodejs20",
        handler: "index.handler",
        code: { zipFile: zipOf("index.js", code.text) },
        memorySize: 1024,
        cpu: 0.5,
        diskSize: 512,
        instanceConcurrency: 1,
        timeout: ROUND_SECONDS,
        internetAccess: true,
        role: role.arn,
        logConfig: {
          project: store.projectName,
          logstore: store.logstoreName,
          logBeginRule: "None",
          enableInstanceMetrics: false,
          enableRequestMetrics: true,
        },
        environmentVariables: {
          ATRIUM_SETTINGS: layout.settings,
          // The provider looks at code only when something else has changed as well.
          CODE_SHA256: code.sha256,
          QUEUE: route.queue,
          MNS_ENDPOINT: queueEndpoint(account, region),
          ENDPOINTS: JSON.stringify({
            bss: layout.billing,
            ecs: serviceEndpoint("ecs", region),
            oss: bucketAddress(names.bucket, region),
          }),
        },
      },
      { dependsOn: [attached, bucket, rules] },
    );
  }
}
