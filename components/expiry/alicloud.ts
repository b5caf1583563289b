import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { functionCode, zipOf } from "../function-code.ts";
import { queueEndpoint, serviceEndpoint } from "../partition/alicloud.ts";
import type { ExpiryArgs, ExpiryOutputs } from "./contract.ts";
import { type AlicloudExpiryLayout, layoutAlicloudExpiry } from "./layout.ts";
import { ROUND_SECONDS } from "./limits.ts";
import { alicloudExpression } from "./schedules.ts";

/** The same on Alibaba Cloud: timers → function → what carries a date. @clause 8.1.5-a */
export class AlicloudExpiry extends Component implements ExpiryOutputs {
  readonly functionName: pulumi.Output<string>;
  readonly approvals: string;
  readonly record: pulumi.Output<string>;

  constructor(name: string, args: ExpiryArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudExpiry(name, args);
    super(
      "atrium:expiry:AlicloudExpiry",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const route = args.route as AlicloudAlertRoute;
    const store = this.#record(layout);
    const fn = this.#function(layout, route, store);
    for (const schedule of layout.schedules) {
      this.child(alicloud.fc.V3Trigger, schedule.key, {
        functionName: fn.functionName,
        triggerName: schedule.key,
        triggerType: "timer",
        qualifier: "LATEST",
        description: schedule.description,
        triggerConfig: JSON.stringify({
          cronExpression: alicloudExpression(schedule, layout.timeZone),
          enable: true,
          payload: JSON.stringify({ task: schedule.key }),
        }),
      });
    }
    // A run that failed three times is told of by the route itself, as it stands.
    this.child(alicloud.fc.V3AsyncInvokeConfig, "function", {
      functionName: fn.functionName,
      maxAsyncRetryAttempts: 2,
      maxAsyncEventAgeInSeconds: 3600,
      destinationConfig: { onFailure: { destination: pulumi.output(route.queue).apply(layout.destination) } },
    });
    this.functionName = fn.functionName;
    this.approvals = layout.approvals;
    this.record = store.logstoreName;
    this.registerOutputs({
      functionName: this.functionName,
      approvals: this.approvals,
      record: this.record,
    });
  }

  #record({ names, logRetentionDays }: AlicloudExpiryLayout): alicloud.log.Store {
    const project = this.stateful(alicloud.log.Project, "record", {
      projectName: names.project,
      description: "What the expiry program did, and who approved it",
    });
    const store = this.stateful(alicloud.log.Store, "record", {
      projectName: project.projectName,
      logstoreName: names.store,
      retentionPeriod: logRetentionDays,
      shardCount: 1,
      autoSplit: true,
      maxSplitShardCount: 4,
      encryptConf: { enable: true, encryptType: "default" },
    });
    this.child(alicloud.log.StoreIndex, "record", {
      project: project.projectName,
      logstore: store.logstoreName,
      fullText: { token: ", '\";=()[]{}?@&<>/:\n\t\r" },
    });
    return store;
  }

  #function(
    layout: AlicloudExpiryLayout,
    route: AlicloudAlertRoute,
    store: alicloud.log.Store,
  ): alicloud.fc.V3Function {
    const { names, account, region } = layout;
    const role = this.child(alicloud.ram.Role, "function", {
      roleName: names.role,
      description: "The expiry program looks, stops and removes with it",
      assumeRolePolicyDocument: JSON.stringify(layout.trust),
    });
    const policy = this.child(alicloud.ram.Policy, "function", {
      policyName: names.role,
      description: "What the expiry program does, and nothing else",
      policyDocument: pulumi.output(route.queue).apply((queue) => JSON.stringify(layout.functionUse(queue))),
    });
    const attached = this.child(alicloud.ram.RolePolicyAttachment, "function", {
      roleName: role.roleName,
      policyName: policy.policyName,
      policyType: "Custom",
    });
    const code = functionCode("expiry");
    return this.child(
      alicloud.fc.V3Function,
      "function",
      {
        functionName: names.function,
        description: "Warns of, stops and removes what is past its end",
        runtime: "nodejs20",
        handler: "index.timer",
        code: { zipFile: zipOf("index.js", code.text) },
        memorySize: 512,
        cpu: 0.35,
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
          ENDPOINTS: JSON.stringify(endpoints(region)),
        },
      },
      { dependsOn: [attached] },
    );
  }
}

/** Addresses of the interfaces that the program calls, each in its own region. */
function endpoints(region: string): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      ["ecs", "vpc", "rds", "slb", "oos", "tag"].map((service) => [
        service,
        serviceEndpoint(service, region),
      ]),
    ),
    cms: serviceEndpoint("metrics", region),
  };
}
