import * as alicloud from "@pulumi/alicloud";
import { fc, functionSettings } from "./alicloud-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("alicloud");

/** What functions can be left without where a system needs more than the baseline asks. */
export const alicloudFunctionFaults: readonly Fault[] = [
  plant("function-require-concurrency-limit", alicloud.fc.V3Function, {
    compliant: { ...fc, functionName: "shop-orders" },
    broken: {},
    beside: functionSettings("share"),
  }),
  plant("function-require-dead-letter", alicloud.fc.V3Function, {
    compliant: { ...fc, functionName: "shop-receipts" },
    broken: {},
    beside: functionSettings("failures"),
  }),
  plant("function-require-network", alicloud.fc.V3Function, {
    compliant: { ...fc, functionName: "shop-stock" },
    broken: { internetAccess: true },
    beside: functionSettings(),
  }),
  plant("function-require-tracing", alicloud.fc.V3Function, {
    compliant: { ...fc, functionName: "shop-prices" },
    broken: { logConfig: { project: "audit", logstore: "functions", enableRequestMetrics: false } },
    beside: functionSettings(),
  }),
];
