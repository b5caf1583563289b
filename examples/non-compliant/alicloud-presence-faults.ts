import * as alicloud from "@pulumi/alicloud";
import { baselineServices, machine, patchBaseline, trail } from "./alicloud-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("alicloud");

export const alicloudPresenceFaults: readonly Fault[] = [
  plant("account-require-baseline-services", alicloud.actiontrail.Trail, {
    compliant: trail,
    broken: {},
    beside: baselineServices,
  }),
  plant("account-require-patching", alicloud.ecs.Instance, {
    compliant: machine,
    broken: {},
    beside: patchBaseline,
  }),
];
