import * as aws from "@pulumi/aws";
import {
  broker,
  KEY,
  kafka,
  keptVault,
  lambda,
  nodeGroup,
  queue,
  scaling,
  template,
  vault,
} from "./aws-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("aws");

export const awsServiceFaults: readonly Fault[] = [
  plant("middleware-require-encryption", aws.sqs.Queue, {
    compliant: queue,
    broken: { sqsManagedSseEnabled: false, kmsMasterKeyId: "" },
  }),
  plant("middleware-require-tls", aws.msk.Cluster, {
    compliant: kafka,
    broken: {
      encryptionInfo: {
        encryptionAtRestKmsKeyArn: KEY,
        encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" },
      },
    },
  }),
  plant("middleware-no-public-access", aws.mq.Broker, {
    compliant: broker,
    broken: { publiclyAccessible: true },
  }),
  plant("middleware-require-authentication", aws.msk.Cluster, {
    compliant: kafka,
    broken: { clientAuthentication: { sasl: { iam: true }, unauthenticated: true } },
  }),
  plant("middleware-require-logs", aws.msk.Cluster, {
    compliant: kafka,
    broken: { loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: false } } } },
  }),
  plant("middleware-require-audit-logs", aws.mq.Broker, {
    compliant: broker,
    broken: { logs: { general: true } },
  }),
  plant("middleware-require-several-zones", aws.mq.Broker, {
    compliant: broker,
    broken: { deploymentMode: "SINGLE_INSTANCE" },
  }),
  plant("middleware-require-dead-letter", aws.sqs.Queue, { compliant: queue, broken: { redrivePolicy: "" } }),
  plant("middleware-require-supported-version", aws.mq.Broker, {
    compliant: broker,
    broken: { engineVersion: "5.16" },
  }),
  plant("middleware-require-customer-key", aws.sqs.Queue, {
    compliant: queue,
    broken: { kmsMasterKeyId: "alias/aws/sqs" },
  }),
  plant("compute-require-detailed-monitoring", aws.ec2.LaunchTemplate, {
    compliant: template,
    broken: { monitoring: { enabled: false } },
  }),
  plant("compute-require-disk-bandwidth", aws.ec2.LaunchTemplate, {
    compliant: template,
    broken: { ebsOptimized: "false" },
  }),
  plant("middleware-require-minor-upgrades", aws.mq.Broker, {
    compliant: broker,
    broken: { autoMinorVersionUpgrade: false },
  }),
  plant("function-require-supported-runtime", aws.lambda.Function, {
    compliant: lambda,
    broken: { runtime: "nodejs14.x" },
  }),
  plant("backup-require-vault-customer-key", aws.backup.Vault, {
    compliant: vault,
    broken: { kmsKeyArn: "" },
    beside: keptVault,
  }),
  plant("compute-require-short-metadata-path", aws.ec2.LaunchTemplate, {
    compliant: template,
    broken: { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } },
  }),
  plant("compute-require-launch-template", aws.autoscaling.Group, {
    compliant: scaling,
    broken: { launchTemplate: undefined, launchConfiguration: "web-1" },
  }),
  plant("compute-require-approved-image", aws.eks.NodeGroup, {
    compliant: nodeGroup,
    broken: { amiType: "AL2_x86_64" },
  }),
  plant("availability-require-scaling-health-check", aws.autoscaling.Group, {
    compliant: scaling,
    broken: { healthCheckType: "EC2" },
  }),
  plant("network-require-bastion", aws.ec2.LaunchTemplate, {
    compliant: template,
    broken: { keyName: "ops" },
  }),
];
