import { alicloudContainerFaults } from "./alicloud-container-faults.ts";
import { alicloudFaults } from "./alicloud-faults.ts";
import { alicloudIdentityFaults } from "./alicloud-identity-faults.ts";
import { alicloudLogFaults } from "./alicloud-log-faults.ts";
import { alicloudPathFaults } from "./alicloud-path-faults.ts";
import { alicloudPresenceFaults } from "./alicloud-presence-faults.ts";
import { alicloudServiceFaults } from "./alicloud-service-faults.ts";
import { awsContainerFaults } from "./aws-container-faults.ts";
import { awsFaults } from "./aws-faults.ts";
import { awsIdentityFaults } from "./aws-identity-faults.ts";
import { awsLogFaults } from "./aws-log-faults.ts";
import { awsPathFaults } from "./aws-path-faults.ts";
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
  ...awsPathFaults,
  ...awsLogFaults,
  ...awsContainerFaults,
  ...awsServiceFaults,
  ...awsPlatformFaults,
  ...alicloudFaults,
  ...alicloudIdentityFaults,
  ...alicloudPathFaults,
  ...alicloudLogFaults,
  ...alicloudContainerFaults,
  ...alicloudServiceFaults,
];
