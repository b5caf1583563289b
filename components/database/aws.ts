import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { physicalName } from "../naming/layout.ts";
import { awsAlarmTargets } from "./alarm-targets.ts";
import { makeAccount, makeAdministrator } from "./aws-accounts.ts";
import { makeElsewhere } from "./aws-elsewhere.ts";
import { type Means, makeCluster, makeInstance } from "./aws-nodes.ts";
import { auditFiles, ground, type Makers } from "./aws-surroundings.ts";
import type { DatabaseArgs, DatabaseOutputs, ElsewhereOutputs } from "./contract.ts";
import { type AwsDatabaseLayout, layoutAwsDatabase } from "./layout.ts";

/** A relational database on AWS: RDS, or Aurora. @clause 10.1.1-a */
export class AwsDatabase extends Component implements DatabaseOutputs {
  readonly endpoint: pulumi.Output<string>;
  declare readonly readEndpoint?: pulumi.Output<string>;
  readonly port: number;
  readonly databaseId: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  readonly secrets: Readonly<Record<string, pulumi.Output<string>>>;
  readonly administratorSecret: pulumi.Output<string>;
  readonly steps: Readonly<Record<string, string>>;
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
  declare readonly elsewhere?: ElsewhereOutputs;

  /** @param now a password that is too old by then is refused */
  constructor(
    name: string,
    args: DatabaseArgs,
    opts?: pulumi.ComponentResourceOptions,
    now: Date = new Date(),
  ) {
    const layout = layoutAwsDatabase(name, args, now);
    super(
      "atrium:database:AwsDatabase",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const make: Makers = {
      child: (Type, key, given, options) => this.child(Type, key, given, options),
      stateful: (Type, key, given, options) => this.stateful(Type, key, given, options),
    };
    const audit = auditFiles(make, layout, args);
    const { vpcId, subnets, key } = args;
    const place = { id: layout.id, prefix: "", vpcId, subnets, rules: layout.rules, logs: layout.logs, key };
    const own = ground(make, layout, place, audit);
    const secretName = physicalName("aws:secretsmanager/secret:Secret", `atrium/${name}/administrator`);
    const administrator = makeAdministrator(make, layout, secretName, key);
    const means: Means = {
      ground: own,
      key,
      ...this.#monitoring(layout),
      ...(administrator === undefined ? {} : { password: administrator.password }),
      // A second life of the same name has a snapshot of its own.
      lastSnapshot: this.child(random.RandomId, "last-snapshot", {
        byteLength: 4,
        prefix: `${layout.id}-last-`,
      }).hex,
    };
    const node =
      layout.kind === "cluster" ? makeCluster(make, layout, means) : makeInstance(make, layout, means);
    const elsewhere = makeElsewhere(make, layout, args, node, means, audit);
    if (args.route !== undefined) this.#failover(layout, args.route as AwsAlertRoute);

    this.endpoint = node.endpoint;
    if (node.readEndpoint !== undefined) this.readEndpoint = node.readEndpoint;
    this.port = layout.port;
    this.databaseId = node.id;
    this.securityGroupId = own.gate.id;
    const kept = administrator?.secretArn ?? node.administratorSecret;
    if (kept === undefined) throw new Error("the administrator's password is kept by RDS or by a secret");
    this.administratorSecret = kept;
    this.secrets = Object.fromEntries(
      layout.accounts.map((account) => [
        account.key,
        makeAccount(make, layout, key, { ...node, administratorSecret: kept }, account).arn,
      ]),
    );
    this.steps = Object.fromEntries(
      layout.accounts.flatMap((account) =>
        account.steps === undefined ? [] : [[account.key, account.steps]],
      ),
    );
    this.alarmTargets = awsAlarmTargets(layout, node, args.tags.system);
    if (elsewhere !== undefined) this.elsewhere = elsewhere;
    this.registerOutputs({
      endpoint: this.endpoint,
      ...(this.readEndpoint === undefined ? {} : { readEndpoint: this.readEndpoint }),
      port: this.port,
      databaseId: this.databaseId,
      securityGroupId: this.securityGroupId,
      secrets: this.secrets,
      administratorSecret: this.administratorSecret,
      steps: this.steps,
      alarmTargets: this.alarmTargets,
      ...(this.elsewhere === undefined ? {} : { elsewhere: this.elsewhere }),
    });
  }

  #monitoring({ roles }: AwsDatabaseLayout): Pick<Means, "monitoring" | "monitoringPolicy"> {
    const { monitoring } = roles;
    const role = this.child(aws.iam.Role, "monitoring", {
      name: monitoring.name,
      description: "RDS writes what the machine below the database does with it",
      assumeRolePolicy: JSON.stringify(monitoring.trust),
    });
    const monitoringPolicy = this.child(aws.iam.RolePolicyAttachment, "monitoring", {
      role: role.name,
      policyArn: monitoring.managedPolicy,
    });
    return { monitoring: role, monitoringPolicy };
  }

  #failover({ failover }: AwsDatabaseLayout, { topicArn }: AwsAlertRoute): void {
    const rule = this.child(aws.cloudwatch.EventRule, "failover", {
      name: failover.name,
      description: failover.description,
      state: "ENABLED",
      eventPattern: JSON.stringify(failover.pattern),
    });
    this.child(aws.cloudwatch.EventTarget, "failover", {
      rule: rule.name,
      targetId: "route",
      arn: topicArn,
      inputTransformer: {
        inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(failover.description)},"event":<aws.events.event.json>}`,
      },
    });
  }
}
