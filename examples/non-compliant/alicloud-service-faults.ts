import * as alicloud from "@pulumi/alicloud";
import {
  bastionArgs,
  broker,
  dataCluster,
  fc,
  functionSettings,
  kafka,
  machine,
  NODES,
  projectOfAnalysts,
  queue,
  registry,
  scaled,
  scaling,
  template,
  vault,
} from "./alicloud-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("alicloud");

export const alicloudServiceFaults: readonly Fault[] = [
  plant("middleware-require-encryption", alicloud.amqp.Instance, {
    compliant: broker,
    broken: { encryptedInstance: false },
    also: ["middleware-require-customer-key"],
  }),
  plant("middleware-no-public-access", alicloud.alikafka.Instance, {
    compliant: kafka,
    broken: { deployType: 4, eipMax: 10 },
  }),
  plant("middleware-no-public-registry", alicloud.mse.Cluster, {
    compliant: registry,
    broken: { netType: "pubnet", pubNetworkFlow: "1" },
  }),
  plant("middleware-no-open-allow-list", alicloud.mse.Cluster, {
    compliant: registry,
    broken: { aclEntryLists: ["0.0.0.0/0"] },
  }),
  plant("middleware-require-authentication", alicloud.alikafka.Instance, {
    compliant: kafka,
    broken: { config: JSON.stringify({ "enable.acl": "false" }) },
  }),
  plant("middleware-require-logs", alicloud.amqp.Instance, {
    compliant: broker,
    broken: { supportTracing: false },
  }),
  plant("middleware-require-several-zones", alicloud.mse.Cluster, {
    compliant: registry,
    broken: { instanceCount: 1 },
  }),
  plant("middleware-require-customer-key", alicloud.amqp.Instance, {
    compliant: broker,
    broken: { kmsKeyId: "" },
  }),
  plant("compute-require-disk-bandwidth", alicloud.ecs.EcsLaunchTemplate, {
    compliant: template,
    broken: { ioOptimized: "none" },
  }),
  plant("platform-require-customer-key", alicloud.maxcompute.Project, {
    compliant: projectOfAnalysts,
    broken: { properties: { encryption: { enable: true, algorithm: "AESCTR" } } },
  }),
  plant("middleware-require-dead-letter", alicloud.message.ServiceQueue, {
    compliant: queue,
    broken: { dlqPolicy: { enabled: false } },
  }),
  plant("function-require-supported-runtime", alicloud.fc.V3Function, {
    compliant: fc,
    broken: { runtime: "nodejs12" },
    beside: functionSettings(),
  }),
  plant("backup-require-vault-customer-key", alicloud.hbr.Vault, {
    compliant: vault,
    broken: { encryptType: "HBR_PRIVATE" },
    also: ["backup-require-failure-alarm"],
  }),
  plant("compute-require-short-metadata-path", alicloud.ecs.EcsLaunchTemplate, {
    compliant: template,
    broken: { httpPutResponseHopLimit: 2 },
  }),
  plant("compute-require-approved-image", alicloud.ecs.Instance, {
    compliant: machine,
    broken: { imageId: "centos_7_9_x64_20G_alibase_20240628.vhd" },
  }),
  plant("availability-require-scaling-health-check", alicloud.ess.ScalingGroup, {
    compliant: scaling,
    broken: { healthCheckType: "ECS" },
    beside: scaled,
  }),
  plant("network-require-bastion", alicloud.ecs.EcsLaunchTemplate, {
    compliant: template,
    broken: { keyPairName: "ops" },
  }),
  plant("network-no-open-bastion", alicloud.bastionhost.Instance, {
    compliant: bastionArgs,
    broken: { enablePublicAccess: true, publicWhiteLists: [] },
  }),
  plant("platform-require-disk-customer-key", alicloud.emrv2.Cluster, {
    compliant: dataCluster,
    broken: { nodeAttributes: [{ ...NODES, dataDiskEncrypted: false }] },
  }),
  plant("platform-require-cluster-security", alicloud.emrv2.Cluster, {
    compliant: dataCluster,
    broken: { securityMode: "NORMAL" },
  }),
];
