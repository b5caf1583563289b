import * as aws from "@pulumi/aws";
import { baselineServices, machine, patchBaseline, trail } from "./aws-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("aws");

export const awsPresenceFaults: readonly Fault[] = [
  plant("account-require-baseline-services", aws.cloudtrail.Trail, {
    compliant: trail,
    broken: {},
    beside: baselineServices,
  }),
  plant("account-require-patching", aws.ec2.Instance, {
    compliant: machine,
    broken: {},
    beside: patchBaseline,
  }),
];
