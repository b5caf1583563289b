import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { countAlert } from "../alarms/sls-alert.ts";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import { AlicloudObjectStore, type ObjectStorePeers } from "../object-store/alicloud.ts";
import type { FacilityArgs, FacilityOutputs } from "./contract.ts";
import { type AlicloudFacilityLayout, layoutAlicloudFacility } from "./layout.ts";
import { RECORDINGS } from "./video.ts";

/** Rooms as rules of Log Service over what brokers write down; recordings in OSS. @clause 9.2.2-a */
export class AlicloudFacility extends Component implements FacilityOutputs {
  readonly alarmTargets: FacilityOutputs["alarmTargets"];
  readonly recordings: FacilityOutputs["recordings"];
  readonly access: FacilityOutputs["access"];

  /** @param peers the provider of the second region, where there are cameras */
  constructor(
    name: string,
    args: FacilityArgs,
    opts: pulumi.ComponentResourceOptions,
    peers: Partial<ObjectStorePeers> = {},
  ) {
    const layout = layoutAlicloudFacility(name, args);
    const { video } = layout;
    const { offSite } = peers;
    if (video !== undefined && offSite === undefined) {
      throw new Error(`recordings are copied to ${video.args.offSite}, and no provider is there`);
    }
    super(
      "atrium:facility:AlicloudFacility",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    this.#alerts(layout, args);
    const store =
      video === undefined || offSite === undefined
        ? undefined
        : new AlicloudObjectStore(video.name, video.args, { parent: this }, { offSite });
    this.alarmTargets = {};
    this.recordings = store?.bucketNames[RECORDINGS];
    this.access = store?.access ?? {};
    this.registerOutputs({
      alarmTargets: this.alarmTargets,
      recordings: this.recordings,
      access: this.access,
    });
  }

  #alerts({ alerts }: AlicloudFacilityLayout, { fleet, route, region }: FacilityArgs): void {
    const place = pulumi.output({ project: "", store: "", ...fleet.lines });
    for (const { key, ...alert } of alerts) {
      this.child(alicloud.sls.Alert, key, countAlert(alert, place, route as AlicloudAlertRoute, region));
    }
  }
}
