import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { MetricTarget } from "../alarms/contract.ts";
import { Component } from "../component.ts";
import type { ClusterArgs, ClusterOutputs } from "./contract.ts";
import { type AlicloudClusterLayout, layoutAlicloudCluster, type PlannedGroup } from "./layout.ts";
import { ALICLOUD_LOG_DAYS } from "./limits.ts";

/** A Kubernetes of ACK whose API answers inside the network alone. @clause 8.4.1-a */
export class AlicloudCluster extends Component implements ClusterOutputs {
  readonly clusterName: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly manifests: string;
  readonly alarmTargets: ClusterOutputs["alarmTargets"];

  constructor(name: string, args: ClusterArgs, opts: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudCluster(name, args);
    super(
      "atrium:cluster:AlicloudCluster",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const cluster = this.#cluster(layout, args);
    const targets = layout.groups.map((group): [string, MetricTarget] => [
      `${group.key}-cpu`,
      {
        kind: "group-cpu",
        dimensions: { scalingGroupId: this.#nodes(group, cluster, args).scalingGroupId },
        ...layout.system,
      },
    ]);
    this.#podSecurity(layout, cluster);
    for (const { key, uid, role } of layout.people) {
      this.child(alicloud.cs.KubernetesPermission, key, {
        uid,
        permissions: [{ cluster: cluster.id, roleType: "cluster", roleName: role, isRamRole: true }],
      });
    }
    this.clusterName = cluster.name;
    this.endpoint = cluster.connections.apply(
      (connections?: { readonly apiServerIntranet?: string }) => connections?.apiServerIntranet ?? "",
    );
    this.manifests = layout.manifests;
    this.alarmTargets = Object.fromEntries(targets);
    this.registerOutputs({
      clusterName: this.clusterName,
      endpoint: this.endpoint,
      manifests: this.manifests,
      alarmTargets: this.alarmTargets,
    });
  }

  #cluster(layout: AlicloudClusterLayout, { key }: ClusterArgs): alicloud.cs.ManagedKubernetes {
    const project = this.stateful(alicloud.log.Project, "logs", {
      projectName: layout.project,
      description: `Audit and control plane of the cluster ${layout.name}`,
    });
    const addon = (name: string, config: object = {}) => ({
      name,
      config: JSON.stringify(config),
      disabled: false,
    });
    return this.stateful(
      alicloud.cs.ManagedKubernetes,
      "cluster",
      {
        name: layout.name,
        ...(layout.version === undefined ? {} : { version: layout.version }),
        profile: "Default",
        clusterSpec: "ack.pro.small",
        vswitchIds: [...layout.subnets],
        podVswitchIds: [...layout.podSubnets],
        serviceCidr: layout.services,
        proxyMode: "ipvs",
        newNatGateway: false,
        slbInternetEnabled: false,
        isEnterpriseSecurityGroup: true,
        enableRrsa: true,
        disableEncryption: false,
        encryptionProviderKey: key.id,
        // @clause 1.10.1-a @clause 8.3.4-a
        auditLogConfig: { enabled: true, slsProjectName: project.projectName },
        controlPlaneLogComponents: ["apiserver", "kcm", "scheduler", "ccm", "controlplane-events"],
        controlPlaneLogProject: project.projectName,
        controlPlaneLogTtl: String(ALICLOUD_LOG_DAYS),
        maintenanceWindow: {
          enable: true,
          maintenanceTime: layout.window.time,
          duration: layout.window.hours,
          weeklyPeriod: layout.window.day,
        },
        operationPolicy: { clusterAutoUpgrade: { enabled: true, channel: "patch" } },
        skipSetCertificateAuthority: true,
        addons: [
          addon("terway-eniip", { IPVlan: "false", NetworkPolicy: "true", ENITrunking: "false" }),
          addon("csi-plugin"),
          addon("csi-provisioner"),
          addon("ack-node-problem-detector", { sls_project_name: layout.project }),
          addon("arms-prometheus"),
          addon("gatekeeper"),
          addon("policy-template-controller"),
          // A load balancer of its own would be a door that no plan knows.
          { name: "nginx-ingress-controller", disabled: true },
        ],
      },
      // Read when the cluster is made, and never again.
      { ignoreChanges: ["addons"] },
    );
  }

  #nodes(
    group: PlannedGroup,
    cluster: alicloud.cs.ManagedKubernetes,
    { key, diskKey = key, subnets }: ClusterArgs,
  ): alicloud.cs.NodePool {
    // The service asks for a password. Nobody knows this one: Session Manager reaches nodes without.
    const { result } = this.child(random.RandomPassword, group.key, {
      length: 30,
      minUpper: 2,
      minLower: 2,
      minNumeric: 2,
      minSpecial: 2,
      overrideSpecial: "!@#$%^*_-+",
    });
    return this.child(alicloud.cs.NodePool, group.key, {
      clusterId: cluster.id,
      nodePoolName: group.name,
      vswitchIds: Object.values(subnets),
      multiAzPolicy: "BALANCE",
      instanceTypes: [...group.types],
      imageType: group.arm ? "AliyunLinux3Arm64" : "AliyunLinux3",
      loginAsNonRoot: true,
      password: pulumi.secret(result),
      securityHardeningOs: true,
      // @clause 8.3.3-a
      systemDiskCategory: "cloud_essd",
      systemDiskSize: group.diskGb,
      systemDiskEncrypted: true,
      systemDiskEncryptAlgorithm: "aes-256",
      systemDiskKmsKey: diskKey.id,
      instanceMetadataOptions: { httpTokens: "required" },
      installCloudMonitor: true,
      scalingConfig: { enable: true, minSize: group.least, maxSize: group.most },
      management: {
        enable: true,
        autoRepair: true,
        autoRepairPolicy: { restartNode: true },
        autoVulFix: true,
        autoVulFixPolicy: { vulLevel: "asap", restartNode: false },
        maxUnavailable: 1,
      },
      labels: Object.entries(group.labels).map(([name, value]) => ({ key: name, value })),
    });
  }

  /** What the strictest profile of Kubernetes refuses is refused by the service's own policies too. */
  #podSecurity({ namespaces }: AlicloudClusterLayout, cluster: alicloud.cs.ManagedKubernetes): void {
    for (const policyName of POD_POLICIES) {
      this.child(alicloud.cs.KubernetesPolicyInstance, policyName, {
        clusterId: cluster.id,
        policyName,
        action: "deny",
        namespaces: [...namespaces],
      });
    }
  }
}

/** "Container security policy rule library", ACK: those without parameters. */
const POD_POLICIES = [
  "ACKPSPPrivilegedContainer",
  "ACKPSPHostNamespace",
  "ACKPSPAllowPrivilegeEscalationContainer",
] as const;
