import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { DrPairArgs, DrPairOutputs, EntryEnd } from "./contract.ts";
import { type DrPairLayout, layoutDrPair, type PlannedEntry, type PlannedImage } from "./layout.ts";
import { PROBE } from "./limits.ts";

/** One system in two regions of AWS. @clause 8.4.2-b */
export class AwsDrPair extends Component implements DrPairOutputs {
  readonly images: DrPairOutputs["images"];
  readonly probes: DrPairOutputs["probes"];
  readonly runBook: DrPairOutputs["runBook"];
  readonly adds: DrPairOutputs["adds"];

  constructor(name: string, args: DrPairArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutDrPair(name, "aws", args);
    super(
      "atrium:dr-pair:AwsDrPair",
      name,
      args,
      {
        tags: args.tags,
        awsRegion: layout.region,
        ...(args.deletion === undefined ? {} : { deletion: args.deletion }),
      },
      opts,
    );
    this.images = Object.fromEntries(
      layout.images.map((image) => [image.key, this.#image(layout, args, image).id]),
    );
    this.probes = Object.fromEntries(layout.entries.map((entry) => [entry.key, this.#entry(entry).id]));
    if (args.route !== undefined) this.#drill(layout, args.route as AwsAlertRoute);
    this.runBook = layout.runBook;
    this.adds = layout.adds;
    this.registerOutputs({
      images: this.images,
      probes: this.probes,
      runBook: this.runBook,
      adds: this.adds,
    });
  }

  #image(
    { region, second }: DrPairLayout,
    { keys }: DrPairArgs,
    { key, imageKey, name, source, version }: PlannedImage,
  ): aws.ec2.AmiCopy {
    const { arn } = keyOf(keys, imageKey);
    return this.child(aws.ec2.AmiCopy, `image-${key}-${version}`, {
      region: second,
      name,
      description: `Copy of ${key} ${version} from ${region}`,
      sourceAmiId: source,
      sourceAmiRegion: region,
      encrypted: true,
      kmsKeyId: arn,
    });
  }

  /** The first end answers while its probe does; the second whenever it does not. */
  #entry({ key, entry }: PlannedEntry): aws.route53.HealthCheck {
    const { probe, primary, secondary, name, zone } = entry;
    const { seconds, failures } = PROBE.aws;
    const check = this.child(
      aws.route53.HealthCheck,
      key,
      "path" in probe
        ? {
            type: "HTTPS",
            fqdn: primary.host,
            port: probe.port ?? 443,
            resourcePath: probe.path,
            enableSni: true,
            requestInterval: seconds,
            failureThreshold: failures,
          }
        : {
            type: "CLOUDWATCH_METRIC",
            cloudwatchAlarmName: probe.alarm.name,
            cloudwatchAlarmRegion: probe.alarm.region,
            insufficientDataHealthStatus: "LastKnownStatus",
          },
    );
    const record = (end: EntryEnd, type: "PRIMARY" | "SECONDARY") =>
      this.child(aws.route53.Record, `${key}-${type.toLowerCase()}`, {
        zoneId: zone,
        name,
        type: "A",
        setIdentifier: type.toLowerCase(),
        failoverRoutingPolicies: [{ type }],
        // The layout asks for the zone of each end.
        aliases: [{ name: end.host, zoneId: end.zone ?? "", evaluateTargetHealth: type === "PRIMARY" }],
        ...(type === "PRIMARY" ? { healthCheckId: check.id } : {}),
      });
    record(primary, "PRIMARY");
    record(secondary, "SECONDARY");
    return check;
  }

  #drill({ drill }: DrPairLayout, { topicArn }: AwsAlertRoute): void {
    const rule = this.child(aws.cloudwatch.EventRule, "drill", {
      name: drill.name,
      description: drill.description,
      state: "ENABLED",
      scheduleExpression: drill.aws,
    });
    this.child(aws.cloudwatch.EventTarget, "drill", {
      rule: rule.name,
      targetId: "route",
      arn: topicArn,
      inputTransformer: {
        inputTemplate: `{"atrium":"atrium/event/v1","description":${JSON.stringify(drill.description)},"event":<aws.events.event.json>}`,
      },
    });
  }
}

function keyOf(keys: DrPairArgs["keys"], domain: string) {
  const key = keys[domain];
  if (key === undefined) throw new Error("keys are checked before they are used");
  return key;
}
