import { alicloudBackupFaults } from "./alicloud-backup-faults.ts";
import { alicloudContainerFaults } from "./alicloud-container-faults.ts";
import { alicloudCostFaults } from "./alicloud-cost-faults.ts";
import { alicloudEdgeFaults } from "./alicloud-edge-faults.ts";
import { alicloudFaults } from "./alicloud-faults.ts";
import { alicloudFunctionFaults } from "./alicloud-function-faults.ts";
import { alicloudIdentityFaults } from "./alicloud-identity-faults.ts";
import { alicloudLogFaults } from "./alicloud-log-faults.ts";
import { alicloudNetworkFaults } from "./alicloud-network-faults.ts";
import { alicloudPathFaults } from "./alicloud-path-faults.ts";
import { alicloudPaymentFaults } from "./alicloud-payment-faults.ts";
import { alicloudPresenceFaults } from "./alicloud-presence-faults.ts";
import { alicloudServiceFaults } from "./alicloud-service-faults.ts";
import { awsBackupFaults } from "./aws-backup-faults.ts";
import { awsBalancerFaults } from "./aws-balancer-faults.ts";
import { awsContainerFaults } from "./aws-container-faults.ts";
import { awsCostFaults } from "./aws-cost-faults.ts";
import { awsEdgeFaults } from "./aws-edge-faults.ts";
import { awsFaults } from "./aws-faults.ts";
import { awsFunctionFaults } from "./aws-function-faults.ts";
import { awsIdentityFaults } from "./aws-identity-faults.ts";
import { awsLogFaults } from "./aws-log-faults.ts";
import { awsNetworkFaults } from "./aws-network-faults.ts";
import { awsPathFaults } from "./aws-path-faults.ts";
import { awsPaymentFaults } from "./aws-payment-faults.ts";
import { awsPlatformFaults } from "./aws-platform-faults.ts";
import { awsPresenceFaults } from "./aws-presence-faults.ts";
import { awsServiceFaults } from "./aws-service-faults.ts";
import type { Fault } from "./fault.ts";

/** Services that only analysts and developers of this example use. */
export const ANALYSTS_SERVICES = {
  aws: ["sagemaker", "bedrock", "comprehend", "mwaa", "elasticbeanstalk", "ecrpublic"],
  alicloud: ["emrv2"],
} as const;

/**
 * Everything that is planted. What a stack lacks is told at the first resource that asks for it, so these come first.
 */
export const faults: readonly Fault[] = [
  ...awsPresenceFaults,
  ...alicloudPresenceFaults,
  ...awsFaults,
  ...awsIdentityFaults,
  ...awsNetworkFaults,
  ...awsBalancerFaults,
  ...awsEdgeFaults,
  ...awsPathFaults,
  ...awsLogFaults,
  ...awsContainerFaults,
  ...awsServiceFaults,
  ...awsPaymentFaults,
  ...awsFunctionFaults,
  ...awsBackupFaults,
  ...awsCostFaults,
  ...awsPlatformFaults,
  ...alicloudFaults,
  ...alicloudIdentityFaults,
  ...alicloudNetworkFaults,
  ...alicloudEdgeFaults,
  ...alicloudPathFaults,
  ...alicloudLogFaults,
  ...alicloudContainerFaults,
  ...alicloudServiceFaults,
  ...alicloudPaymentFaults,
  ...alicloudFunctionFaults,
  ...alicloudBackupFaults,
  ...alicloudCostFaults,
];
