import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { IOT_NAMESPACE } from "../alarms/iot-metrics.ts";
import { Component } from "../component.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { awsGate } from "../workload/aws-gate.ts";
import type { IotArgs, IotOutputs } from "./contract.ts";
import { type AwsIotLayout, layoutAwsIot } from "./layout.ts";
import { AWS_LOG_DAYS, AWS_TLS } from "./limits.ts";

/** Devices in IoT Core; one such component an account and region, whose settings it holds. @clause 7.4.1-a */
export class AwsIot extends Component implements IotOutputs {
  readonly entrance: pulumi.Output<string>;
  readonly topics: IotOutputs["topics"];
  readonly fleet: IotOutputs["fleet"];
  readonly access: pulumi.Output<string>;
  readonly alarmTargets: IotOutputs["alarmTargets"];

  constructor(name: string, args: IotArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAwsIot(name, args);
    super(
      "atrium:iot:AwsIot",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: args.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    const endpoint = this.#entrance(layout, args);
    this.#account(layout, args);
    this.#classes(layout);
    this.#rules(layout, args);
    this.entrance = endpoint.dnsEntries.apply(
      (entries?: readonly { readonly dnsName?: string }[]) => entries?.[0]?.dnsName ?? "",
    );
    this.topics = layout.topics;
    this.fleet = { types: layout.types };
    this.access = this.child(aws.iam.Policy, "installers", {
      name: layout.installers.name,
      description: "Brings devices in, each with a certificate of its own",
      policy: JSON.stringify(layout.installers.document),
    }).arn;
    this.alarmTargets = layout.alarmTargets;
    this.registerOutputs({
      entrance: this.entrance,
      topics: this.topics,
      fleet: this.fleet,
      access: this.access,
      alarmTargets: this.alarmTargets,
    });
  }

  /** Devices reach the service by an address of the network; nothing of theirs passes the internet. @clause 7.2.1-a */
  #entrance(layout: AwsIotLayout, { vpcId }: IotArgs): aws.ec2.VpcEndpoint {
    const gate = awsGate(
      (...given) => this.child(...given),
      "devices",
      { vpcId, description: "Devices of stores, MQTT over TLS alone" },
      layout.gate,
    );
    return this.child(aws.ec2.VpcEndpoint, "entrance", {
      vpcId,
      serviceName: layout.endpointService,
      vpcEndpointType: "Interface",
      subnetIds: [...layout.subnets],
      securityGroupIds: [gate.id],
      // The service has no private name of its own: a record in the private zone names this endpoint.
      privateDnsEnabled: false,
    });
  }

  /** What holds for the whole account in this region. */
  #account(layout: AwsIotLayout, { key }: IotArgs): void {
    this.child(aws.iot.DomainConfiguration, "tls", {
      name: layout.group,
      serviceType: "DATA",
      authenticationType: "AWS_X509",
      applicationProtocol: "SECURE_MQTT",
      tlsConfig: { securityPolicy: AWS_TLS },
    });
    const log = this.stateful(aws.cloudwatch.LogGroup, "service", {
      name: layout.logs.service,
      retentionInDays: AWS_LOG_DAYS,
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      tags: { "log-class": "operations" },
    });
    const { role, policy } = this.#role("logging", "IoT writes its log with it", layout, layout.logPolicy);
    this.child(
      aws.iot.LoggingOptions,
      "service",
      { defaultLogLevel: "WARN", roleArn: role.arn },
      { dependsOn: [log, policy] },
    );
    // @clause 7.1.3-a
    this.child(aws.iot.IndexingConfiguration, "register", {
      thingIndexingConfiguration: {
        thingIndexingMode: "REGISTRY",
        thingConnectivityIndexingMode: "STATUS",
      },
      thingGroupIndexingConfiguration: { thingGroupIndexingMode: "ON" },
    });
  }

  #role(
    key: "rules" | "logging",
    description: string,
    { roles, trust }: AwsIotLayout,
    document: PolicyDocument,
  ) {
    const role = this.child(aws.iam.Role, key, {
      name: roles[key],
      description,
      assumeRolePolicy: JSON.stringify(trust),
    });
    const policy = this.child(aws.iam.RolePolicy, key, { role: role.name, policy: JSON.stringify(document) });
    return { role, policy };
  }

  #classes(layout: AwsIotLayout): void {
    const group = this.child(aws.iot.ThingGroup, "devices", {
      name: layout.group,
      properties: { description: "Every device that was brought in by a template" },
    });
    const role = this.child(aws.iam.Role, "provisioning", {
      name: layout.roles.provisioning,
      description: "IoT registers devices with it",
      assumeRolePolicy: JSON.stringify(layout.trust),
    });
    const registration = this.child(aws.iam.RolePolicyAttachment, "provisioning", {
      role: role.name,
      policyArn: layout.provisioningPolicy,
    });
    for (const { key, purpose, type, policy, document, template, body } of layout.classes) {
      const thingType = this.child(aws.iot.ThingType, key, {
        name: type,
        properties: { description: purpose, searchableAttributes: ["Model", "Place", "Firmware"] },
      });
      const own = this.child(aws.iot.Policy, key, { name: policy, policy: JSON.stringify(document) });
      this.child(
        aws.iot.ProvisioningTemplate,
        key,
        {
          name: template,
          description: purpose,
          enabled: true,
          type: "FLEET_PROVISIONING",
          provisioningRoleArn: role.arn,
          templateBody: body,
        },
        { dependsOn: [registration, thingType, own, group] },
      );
    }
  }

  #rules(layout: AwsIotLayout, { key }: IotArgs): void {
    const log = this.stateful(aws.cloudwatch.LogGroup, "rules", {
      name: layout.logs.rules,
      retentionInDays: AWS_LOG_DAYS,
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      tags: { "log-class": "operations" },
    });
    const { role, policy } = this.#role("rules", "Rules count alarms with it", layout, layout.rulePolicy);
    for (const { key: rule, name, metric, sql } of layout.rules) {
      this.child(
        aws.iot.TopicRule,
        rule,
        {
          name,
          enabled: true,
          sql,
          sqlVersion: "2016-03-23",
          cloudwatchMetrics: [
            {
              metricNamespace: IOT_NAMESPACE,
              metricName: metric,
              metricUnit: "Count",
              metricValue: "1",
              roleArn: role.arn,
            },
          ],
          // @clause 7.5.1-a
          errorAction: { cloudwatchLogs: { logGroupName: log.name, roleArn: role.arn } },
        },
        { dependsOn: [policy] },
      );
    }
  }
}
