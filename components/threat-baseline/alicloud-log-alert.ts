import * as alicloud from "@pulumi/alicloud";
import type { CustomResourceOptions, Input, Resource } from "@pulumi/pulumi";
import type { Severity } from "../chat-notifier/contract.ts";
import type { MakeChild } from "../component.ts";
import type { PlannedLogAlert } from "./alicloud-layout.ts";

/** Levels of Log Service. */
const LEVEL: Readonly<Record<Severity, number>> = { critical: 10, high: 8, medium: 6, low: 4 };

/** Minutes between two looks; entries come within some. */
const MINUTES = 5;

/** A rule of Log Service over a store of findings: whoever the action policy names hears of it. */
export function logAlert(
  child: MakeChild,
  key: string,
  { name, title, description, severity, query, columns }: PlannedLogAlert,
  place: { readonly project: Input<string>; readonly store: Input<string>; readonly region: string },
  actionPolicy: Input<string>,
  opts: CustomResourceOptions & { readonly dependsOn: Resource[] },
): void {
  const { project, store, region } = place;
  // The store of fired alerts and its dashboards, which the project's rules refer to.
  const centre = child(alicloud.log.AlertResource, key, { type: "project", project }, opts);
  child(
    alicloud.sls.Alert,
    key,
    {
      projectName: project,
      alertName: name,
      displayName: title,
      description: "",
      status: "ENABLED",
      schedule: {
        type: "FixedRate",
        interval: `${MINUTES}m`,
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
            project,
            store,
            query,
            timeSpanType: "Relative",
            start: `-${MINUTES}m`,
            end: "now",
            powerSqlMode: "auto",
          },
        ],
        groupConfiguration: { type: "labels_auto" },
        joinConfigurations: [],
        severityConfigurations: [
          { severity: LEVEL[severity], evalCondition: { condition: "cnt > 0", countCondition: "" } },
        ],
        labels: [{ key: "severity", value: severity }],
        annotations: [
          { key: "title", value: title },
          // Columns of the query, put in by the service.
          { key: "desc", value: columns.map((column) => `${column}: \${${column}}`).join(", ") },
          { key: "description", value: description },
        ],
        autoAnnotation: true,
        threshold: 1,
        noDataFire: false,
        noDataSeverity: LEVEL.medium,
        sendResolved: false,
        policyConfiguration: {
          alertPolicyId: "sls.builtin.dynamic",
          actionPolicyId: actionPolicy,
          repeatInterval: `${MINUTES}m`,
        },
      },
    },
    { ...opts, dependsOn: [...opts.dependsOn, centre] },
  );
}
