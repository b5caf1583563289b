import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { acsArn } from "../partition/alicloud.ts";
import type { DrPairArgs, DrPairOutputs } from "./contract.ts";
import { type DrPairLayout, layoutDrPair, type PlannedEntry, type PlannedImage } from "./layout.ts";
import { PROBE, PROBE_FROM } from "./limits.ts";

export interface AlicloudDrPairPeers {
  /** Provider of the second region. */
  readonly second: pulumi.ProviderResource;
}

/** One system in two regions of Alibaba Cloud. @clause 8.4.2-b */
export class AlicloudDrPair extends Component implements DrPairOutputs {
  readonly images: DrPairOutputs["images"];
  readonly probes: DrPairOutputs["probes"];
  readonly runBook: DrPairOutputs["runBook"];
  readonly adds: DrPairOutputs["adds"];

  constructor(
    name: string,
    args: DrPairArgs,
    opts: pulumi.ComponentResourceOptions | undefined,
    peers: AlicloudDrPairPeers,
  ) {
    const layout = layoutDrPair(name, "alicloud", args);
    super(
      "atrium:dr-pair:AlicloudDrPair",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    this.images = Object.fromEntries(
      layout.images.map((image) => [image.key, this.#image(layout, args, image, peers.second).id]),
    );
    this.probes = Object.fromEntries(layout.entries.map((entry) => [entry.key, this.#entry(entry).id]));
    if (args.route !== undefined) this.#drill(layout, args.route as AlicloudAlertRoute);
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
    { region }: DrPairLayout,
    { keys }: DrPairArgs,
    { key, imageKey, name, source, version }: PlannedImage,
    provider: pulumi.ProviderResource,
  ): alicloud.ecs.ImageCopy {
    const kms = keys[imageKey];
    if (kms === undefined) throw new Error("keys are checked before they are used");
    return this.child(
      alicloud.ecs.ImageCopy,
      `image-${key}-${version}`,
      {
        imageName: name,
        description: `Copy of ${key} ${version} from ${region}`,
        sourceImageId: source,
        sourceRegionId: region,
        encrypted: true,
        kmsKeyId: kms.id,
      },
      { provider },
    );
  }

  /** Pools of one address each: the first answers while its probe does, the second whenever it does not. */
  #entry({ key, entry, names, label }: PlannedEntry): alicloud.dns.AddressPool {
    const { gtm, primary, secondary, probe } = entry;
    if (gtm === undefined || !("path" in probe)) throw new Error("entries are checked before they are made");
    const pool = (end: "primary" | "secondary", host: pulumi.Input<string>) =>
      this.child(alicloud.dns.AddressPool, `${key}-${end}`, {
        instanceId: gtm.instance,
        addressPoolName: names[end],
        type: "DOMAIN",
        lbaStrategy: "ALL_RR",
        addresses: [
          {
            address: host,
            mode: "SMART",
            attributeInfo: JSON.stringify({ lineCodeRectifyType: "AUTO", lineCodes: ["default"] }),
            remark: `${key} ${end}`,
          },
        ],
      });
    const first = pool("primary", primary.host);
    const second = pool("secondary", secondary.host);
    const { seconds, failures } = PROBE.alicloud;
    this.child(alicloud.dns.MonitorConfig, key, {
      addrPoolId: first.id,
      protocolType: "HTTPS",
      interval: seconds,
      evaluationCount: failures,
      timeout: 5000,
      monitorExtendInfo: JSON.stringify({
        code: 400,
        failureRate: 50,
        host: entry.name,
        path: probe.path,
        port: probe.port ?? 443,
        sni: true,
      }),
      ispCityNodes: [PROBE_FROM],
    });
    this.child(alicloud.dns.AccessStrategy, key, {
      instanceId: gtm.instance,
      strategyName: names.strategy,
      strategyMode: "GEO",
      lines: [{ lineCode: "default" }],
      accessMode: "AUTO",
      defaultAddrPoolType: "DOMAIN",
      defaultLbaStrategy: "ALL_RR",
      defaultMinAvailableAddrNum: 1,
      defaultAddrPools: [{ addrPoolId: first.id }],
      failoverAddrPoolType: "DOMAIN",
      failoverLbaStrategy: "ALL_RR",
      failoverMinAvailableAddrNum: 1,
      failoverAddrPools: [{ addrPoolId: second.id }],
    });
    const domain = pulumi.output(entry.zone);
    this.child(alicloud.dns.AlidnsRecord, key, {
      domainName: domain,
      rr: domain.apply(label),
      type: "CNAME",
      value: gtm.cname,
      // What it leads to changes behind the name; the record itself stays.
      ttl: 600,
    });
    return first;
  }

  /** EventBridge's own clock, on a bus of its own, into the queue of the chat function. */
  #drill({ drill, account, region }: DrPairLayout, { queue }: AlicloudAlertRoute): void {
    const bus = this.child(alicloud.eventbridge.EventBus, "drill", {
      eventBusName: drill.name,
      description: "When moves are to be rehearsed",
    });
    const source = this.child(alicloud.eventbridge.EventSourceV2, "drill", {
      eventBusName: bus.eventBusName,
      eventSourceName: drill.name,
      linkedExternalSource: true,
      sourceScheduledEventParameters: {
        schedule: drill.alicloud,
        timeZone: "GMT+8:00",
        userData: JSON.stringify({ drill: drill.name }),
      },
    });
    this.child(
      alicloud.eventbridge.Rule,
      "drill",
      {
        eventBusName: bus.eventBusName,
        ruleName: drill.name,
        description: "Tells people that a move is to be rehearsed",
        status: "ENABLE",
        filterPattern: JSON.stringify({ source: [drill.name] }),
        targets: [
          {
            targetId: "route",
            type: "acs.mns.queue",
            endpoint: pulumi
              .output(queue)
              .apply((name) => acsArn({ service: "mns", region, account, resource: `queues/${name}` })),
            pushRetryStrategy: "EXPONENTIAL_DECAY_RETRY",
            paramLists: [
              { resourceKey: "queue", form: "CONSTANT", value: queue },
              {
                resourceKey: "Body",
                form: "TEMPLATE",
                value: JSON.stringify({ id: "$.id", time: "$.time" }),
                template: JSON.stringify({
                  atrium: "atrium/event/v1",
                  description: drill.description,
                  event: {
                    id: slot("id"),
                    time: slot("time"),
                    source: "dr-pair",
                    region,
                    account,
                    "detail-type": "Drill due",
                    detail: { drill: drill.name },
                  },
                }),
              },
              { resourceKey: "IsBase64Encode", form: "CONSTANT", value: "true" },
            ],
          },
        ],
      },
      { dependsOn: [source] },
    );
  }
}

/** Where the template puts a field, in EventBridge's own words. */
const slot = (field: "id" | "time"): string => `\${${field}}`;
