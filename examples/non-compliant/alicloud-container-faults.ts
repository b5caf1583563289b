import * as alicloud from "@pulumi/alicloud";
import {
  ack,
  dedicated,
  group,
  IMAGE,
  imageRegistry,
  imageRepo,
  nodePool,
  repo,
  scalingContainers,
  scanRule,
} from "./alicloud-service-parts.ts";
import { type Fault, planter } from "./fault.ts";

const plant = planter("alicloud");

export const alicloudContainerFaults: readonly Fault[] = [
  plant("container-require-metrics", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { addons: [{ name: "terway-eniip", config: JSON.stringify({ NetworkPolicy: "true" }) }] },
  }),
  plant("container-no-open-node-shell", alicloud.cs.Kubernetes, {
    compliant: dedicated,
    broken: { enableSsh: true },
  }),
  plant("container-require-secret-encryption", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { disableEncryption: true },
  }),
  plant("container-require-network-policy", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { addons: [{ name: "flannel" }, { name: "arms-prometheus" }] },
  }),
  plant("container-require-pod-network", alicloud.cs.Kubernetes, {
    compliant: dedicated,
    broken: { podVswitchIds: ["vsw-1"] },
  }),
  plant("container-no-dashboard", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: {
      addons: [{ name: "kubernetes-dashboard" }, { name: "terway-eniip" }, { name: "arms-prometheus" }],
    },
  }),
  plant("container-require-node-repair", alicloud.cs.NodePool, {
    compliant: nodePool,
    broken: { management: { autoRepair: false } },
  }),
  plant("container-no-privileged", alicloud.eci.ContainerGroup, {
    compliant: group,
    broken: { containers: [{ name: "web", image: IMAGE, securityContexts: [{ privileged: true }] }] },
  }),
  plant("container-require-read-only-root", alicloud.ess.EciScalingConfiguration, {
    compliant: scalingContainers,
    broken: { containers: [{ name: "web", image: IMAGE }] },
  }),
  plant("container-require-immutable-tags", alicloud.cs.RegistryEnterpriseRepo, {
    compliant: imageRepo,
    broken: { tagImmutability: false },
  }),
  plant("container-require-image-scan", alicloud.cr.RegistryEnterpriseInstance, {
    compliant: imageRegistry,
    broken: { imageScanner: "DISABLE" },
    beside: scanRule,
  }),
  plant("container-no-public-images", alicloud.cr.Repo, { compliant: repo, broken: { repoType: "PUBLIC" } }),
  plant("container-require-supported-version", alicloud.cs.ManagedKubernetes, {
    compliant: ack,
    broken: { version: "1.28.3-aliyun.1" },
  }),
];
