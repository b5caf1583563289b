import * as aws from "@pulumi/aws";
import {
  addons,
  containers,
  ecsCluster,
  eks,
  KEY,
  nodeGroup,
  ROLE,
  repository,
  service,
  task,
} from "./aws-service-parts.ts";
import { type Fault, planter, tags } from "./fault.ts";

const plant = planter("aws");

export const awsContainerFaults: readonly Fault[] = [
  plant("container-require-metrics", aws.ecs.Cluster, {
    compliant: ecsCluster,
    broken: { settings: [{ name: "containerInsights", value: "disabled" }] },
  }),
  plant("container-require-shell-logs", aws.ecs.Cluster, {
    compliant: ecsCluster,
    broken: { configuration: { executeCommandConfiguration: { logging: "NONE" } } },
  }),
  plant("container-require-shell-key", aws.ecs.Cluster, {
    compliant: ecsCluster,
    broken: { configuration: { executeCommandConfiguration: { logging: "DEFAULT" } } },
  }),
  plant("container-no-open-node-shell", aws.eks.NodeGroup, {
    compliant: nodeGroup,
    broken: { remoteAccess: { ec2SshKey: "ops" } },
  }),
  plant("container-require-secret-encryption", aws.eks.Cluster, {
    compliant: eks,
    broken: { encryptionConfig: { provider: { keyArn: KEY }, resources: [] } },
    beside: addons(),
  }),
  plant("container-require-network-policy", aws.eks.Cluster, {
    compliant: eks,
    broken: {},
    beside: addons(true),
  }),
  plant("container-require-node-repair", aws.eks.NodeGroup, {
    compliant: nodeGroup,
    broken: { nodeRepairConfig: { enabled: false } },
  }),
  plant("container-no-privileged", aws.ecs.TaskDefinition, {
    compliant: task,
    broken: { containerDefinitions: containers({ privileged: true }) },
  }),
  plant("container-no-host-processes", aws.ecs.TaskDefinition, {
    compliant: task,
    broken: { pidMode: "host" },
  }),
  plant("container-require-read-only-root", aws.ecs.TaskDefinition, {
    compliant: task,
    broken: { containerDefinitions: containers({ readonlyRootFilesystem: false }) },
  }),
  plant("container-require-volume-tls", aws.ecs.TaskDefinition, {
    compliant: task,
    broken: {
      volumes: [{ name: "files", efsVolumeConfiguration: { fileSystemId: "fs-0abcdef1234567890" } }],
    },
  }),
  plant("container-require-separate-roles", aws.ecs.TaskDefinition, {
    compliant: task,
    broken: { taskRoleArn: ROLE },
  }),
  plant("container-require-latest-platform", aws.ecs.Service, {
    compliant: service,
    broken: { platformVersion: "1.4.0" },
  }),
  plant("container-require-image-key", aws.ecr.Repository, {
    compliant: repository,
    broken: { encryptionConfigurations: [{ encryptionType: "AES256" }] },
  }),
  plant("container-require-immutable-tags", aws.ecr.Repository, {
    compliant: repository,
    broken: { imageTagMutability: "MUTABLE" },
  }),
  plant("container-require-image-scan", aws.ecr.Repository, {
    compliant: repository,
    broken: { imageScanningConfiguration: { scanOnPush: false } },
  }),
  plant("container-require-supported-version", aws.eks.Cluster, {
    compliant: eks,
    broken: { version: "1.25" },
    beside: addons(),
  }),
  {
    control: "container-no-public-images",
    cloud: "aws",
    name: "container-no-public-images-aws",
    also: [],
    echoes: [],
    build(broken, opts) {
      if (broken) new aws.ecrpublic.Repository(this.name, { repositoryName: "shop", tags }, opts);
      else new aws.ecr.Repository(this.name, repository, opts);
    },
  },
];
