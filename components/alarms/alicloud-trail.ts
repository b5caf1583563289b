import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { AlarmsOutputs, TrailAlarmsArgs, TrailLog } from "./contract.ts";
import { type AlicloudChange, layoutAlicloudAlarms } from "./layout.ts";
import { countAlert } from "./sls-alert.ts";

/** Columns of the query, put in by the service. */
const DETAIL = ["user", "actor", "ip", "events", "resource", "cnt"]
  .map((column) => `${column}: \${${column}}`)
  .join(", ");

/** Rules of Log Service over one account's trail; `opts.provider` is that of the project's account and region. */
export class AlicloudTrailAlarms extends Component implements AlarmsOutputs {
  readonly alarmNames: AlarmsOutputs["alarmNames"];

  constructor(name: string, args: TrailAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { of, ...alarms } = args;
    const layout = layoutAlicloudAlarms(name, alarms, of);
    super("atrium:alarms:AlicloudTrailAlarms", name, args, { tags: args.tags }, opts);
    const route = args.route as AlicloudAlertRoute;
    const place = placeOf(args.trail);
    // The store of fired alerts and its dashboards, which the project's rules refer to.
    const centre = this.child(alicloud.log.AlertResource, "history", {
      type: "project",
      project: place.project,
    });
    this.alarmNames = Object.fromEntries(
      layout.changes.map((change) => [
        change.key,
        this.#change(change, place, route, layout.region, centre).alertName,
      ]),
    );
    this.registerOutputs({ alarmNames: this.alarmNames });
  }

  #change(
    change: AlicloudChange,
    place: Place,
    route: AlicloudAlertRoute,
    region: string,
    centre: pulumi.Resource,
  ): alicloud.sls.Alert {
    const args = countAlert(
      { ...change, condition: `cnt > ${change.threshold}`, detail: DETAIL },
      place,
      route,
      region,
    );
    return this.child(alicloud.sls.Alert, change.key, args, { dependsOn: [centre] });
  }
}

type Place = pulumi.Output<{ readonly project: string; readonly store: string }>;

function placeOf({ liveLog }: TrailLog): Place {
  return pulumi.output(liveLog).apply((log) => {
    const [project = "", store = ""] = log.split("/");
    return { project, store };
  });
}
