import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import type { AlicloudAlertRoute, Severity } from "../chat-notifier/contract.ts";
import { Component } from "../component.ts";
import type { AlarmsOutputs, TrailAlarmsArgs, TrailLog } from "./contract.ts";
import { type AlicloudChange, layoutAlicloudAlarms } from "./layout.ts";

/** Levels of Log Service. */
const LOG_LEVEL: Readonly<Record<Severity, number>> = { critical: 10, high: 8, medium: 6, low: 4 };

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
    const live = change.windowMinutes === 1;
    const args: alicloud.sls.AlertArgs = {
      projectName: place.project,
      alertName: change.name,
      displayName: change.title,
      description: "",
      status: "ENABLED",
      schedule: {
        type: "FixedRate",
        interval: `${change.everyMinutes}m`,
        // Events reach the store within a minute or two: the delay leaves none out.
        delay: 120,
        timeZone: "+0800",
        runImmdiately: true,
      },
      configuration: {
        type: "default",
        version: "2.0",
        dashboard: "internal-alert-analysis",
        queryLists: [
          {
            storeType: "log",
            region,
            project: place.project,
            store: place.store,
            query: change.query,
            // Whole minutes one after another, so that no event is counted twice or never.
            timeSpanType: live ? "Truncated" : "Relative",
            start: `-${change.windowMinutes}m`,
            end: live ? "absolute" : "now",
            powerSqlMode: "auto",
          },
        ],
        groupConfiguration: { type: "labels_auto" },
        joinConfigurations: [],
        severityConfigurations: [
          {
            severity: LOG_LEVEL[change.severity],
            evalCondition: { condition: `cnt > ${change.threshold}`, countCondition: "" },
          },
        ],
        labels: [{ key: "severity", value: change.severity }],
        annotations: [
          { key: "title", value: change.title },
          { key: "desc", value: DETAIL },
          { key: "description", value: change.description },
        ],
        autoAnnotation: true,
        threshold: 1,
        noDataFire: false,
        noDataSeverity: LOG_LEVEL.medium,
        sendResolved: false,
        policyConfiguration: {
          alertPolicyId: "sls.builtin.dynamic",
          actionPolicyId: route.actionPolicy,
          repeatInterval: `${change.windowMinutes}m`,
        },
      },
    };
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
