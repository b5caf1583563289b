import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Tags } from "../tagging/contract.ts";

/**
 * The capacity plan of one business system: what it holds against what it needs, scaling where nobody else scales,
 * targets that are alarmed on, and one page to look at. @clause 2.6.1-a @clause 2.6.1-f
 */
export interface CapacityArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Business system; on Alibaba Cloud the value of the tag `system` by which its page collects resources. */
  readonly system: string;
  /** The day on which this plan was made, `YYYY-MM-DD`. */
  readonly plannedOn: string;
  /** What was measured and what is there. A reserve that is too small is refused. */
  readonly reserves: Readonly<Record<string, Reserve>>;
  /** Peaks to come, by a name that is kept: planned three months before, with 30 % above. @clause 2.6.1-d */
  readonly peaks?: Readonly<Record<string, PeakArgs>>;
  /** What is watched: `alarmTargets` of the system's parts. Each is a chart of the page. */
  readonly targets: Readonly<Record<string, MetricTarget>>;
  /** Scaling groups that have no policy yet, as those of clusters and of parts made elsewhere. */
  readonly groups?: Readonly<Record<string, ScaledGroup>>;
  readonly route: AlertRoute;
}

export type Reserve = (
  | {
      /** Transactions, servers, connections: whatever it is counted in. @clause 2.6.1-f */
      readonly kind: "demand";
      readonly unit: string;
      /** Busiest hour of the past twelve months. */
      readonly peak: number;
      readonly capacity: number;
    }
  | {
      /** 30 % stay free, today and in a quarter. @clause 2.6.1-b */
      readonly kind: "storage";
      readonly sizeGb: number;
      readonly usedGb: number;
      readonly growthGbPerMonth: number;
    }
  | {
      /** 70 % at the busiest hour. @clause 2.6.1-c */
      readonly kind: "line";
      readonly mbps: number;
      readonly peakMbps: number;
    }
) & {
  /** A reserve that is too small for now. Shows in tags and on the page. */
  readonly accepted?: { readonly reason: string; readonly owner: string; readonly until: string };
};

export interface PeakArgs {
  /** First day, `YYYY-MM-DD`. */
  readonly on: string;
  /** Reserve of the kind `demand` → what it will need. */
  readonly demand: Readonly<Record<string, number>>;
  /** Planned later than three months before. */
  readonly late?: { readonly reason: string; readonly owner: string };
}

export interface ScaledGroup {
  /** Name on AWS, id on Alibaba Cloud. */
  readonly group: Input<string>;
  /** Percent of CPU, 60 to 80. Default: 70. @clause 2.6.1-a */
  readonly cpuTarget?: number;
  /** Seconds until a new server counts; with three minutes of measuring, five in all. Default: 120. @clause 2.6.2-d */
  readonly warmupSeconds?: number;
}

export interface CapacityOutputs {
  /** AWS: name of the dashboard. Alibaba Cloud: id of the application group, whose page it is. */
  readonly page: Output<string>;
  /** Group → its scaling policy. */
  readonly policies: Readonly<Record<string, Output<string>>>;
  /** For the `alarms` component: full and idle groups. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
