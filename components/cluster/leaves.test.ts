import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudCluster } from "./alicloud.ts";
import { AwsCluster } from "./aws.ts";
import { alicloudClusterArgs, awsClusterArgs } from "./testing.ts";

/** How the SDK marks a secret value. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const found = (run: Recording, type: string, name: string) => {
  const one = all(run, type).find((each) => each.name === name);
  if (one === undefined) throw new Error(`no ${type} ${name}`);
  return one;
};
const inputs = (run: Recording, type: string, name: string) => found(run, type, name).inputs;

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AwsCluster("shop", awsClusterArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("answers inside the network alone, and encrypts its secrets with the key", () => {
    expect(inputs(run, "Cluster", "shop-cluster")).toMatchObject({
      vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false },
      encryptionConfig: { provider: { keyArn: "key-arn" }, resources: ["secrets"] },
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      deletionProtection: true,
    });
  });

  it("has its log before the service would make one that is never deleted", () => {
    const { dependsOn } = found(run, "Cluster", "shop-cluster");
    expect(dependsOn).toContain("aws:cloudwatch/logGroup:LogGroup shop-control-plane");
    expect(inputs(run, "LogGroup", "shop-control-plane")).toMatchObject({
      name: "/aws/eks/shop/cluster",
      retentionInDays: 365,
      kmsKeyId: "key-arn",
    });
  });

  it("gives pods addresses before nodes come, and names once they are there", () => {
    expect(found(run, "NodeGroup", "shop-general").dependsOn).toEqual(
      expect.arrayContaining(["aws:eks/addon:Addon shop-vpc-cni", "aws:eks/addon:Addon shop-kube-proxy"]),
    );
    expect(found(run, "Addon", "shop-coredns").dependsOn).toEqual([
      "aws:eks/nodeGroup:NodeGroup shop-general",
    ]);
  });

  it("lets network policies hold", () => {
    const { configurationValues } = inputs(run, "Addon", "shop-vpc-cni");
    expect(JSON.parse(String(configurationValues))).toEqual({ enableNetworkPolicy: "true" });
  });

  it("keeps pods from the metadata of their nodes, and encrypts disks", () => {
    const template = inputs(run, "LaunchTemplate", "shop-general");
    expect(template).toMatchObject({
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [{ ebs: { encrypted: "true", kmsKeyId: "key-arn" } }],
    });
    const spread = template.tagSpecifications as { resourceType: string; tags: Record<string, string> }[];
    expect(spread.map(({ resourceType }) => resourceType)).toEqual([
      "instance",
      "volume",
      "network-interface",
    ]);
    expect(spread.every(({ tags }) => tags.system === "pos" && tags["managed-by"] === "atrium")).toBe(true);
  });

  it("lets only the add-on for the network change the network", () => {
    const attached = all(run, "RolePolicyAttachment").map(({ inputs: { role, policyArn } }) => [
      role,
      String(policyArn).split("/").at(-1),
    ]);
    expect(attached.filter(([, policy]) => policy === "AmazonEKS_CNI_Policy")).toEqual([
      ["shop-network-ap-southeast-1", "AmazonEKS_CNI_Policy"],
    ]);
  });

  it("gives rights to roles by name", () => {
    const rights = all(run, "AccessPolicyAssociation").map(({ inputs: { principalArn, policyArn } }) => [
      String(principalArn).split("/").at(-1),
      String(policyArn).split("/").at(-1),
    ]);
    expect(rights).toEqual([
      ["platform", "AmazonEKSClusterAdminPolicy"],
      ["audit", "AmazonEKSViewPolicy"],
    ]);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudCluster("shop", alicloudClusterArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("answers inside the network alone, and encrypts its secrets with the key", () => {
    expect(inputs(run, "ManagedKubernetes", "shop-cluster")).toMatchObject({
      slbInternetEnabled: false,
      newNatGateway: false,
      encryptionProviderKey: "key-id",
      disableEncryption: false,
      deletionProtection: true,
    });
  });

  it("keeps what its control plane did for six months", () => {
    const { controlPlaneLogComponents, controlPlaneLogTtl, auditLogConfig, controlPlaneLogProject } = inputs(
      run,
      "ManagedKubernetes",
      "shop-cluster",
    );
    expect([controlPlaneLogComponents, controlPlaneLogTtl]).toEqual([
      ["apiserver", "kcm", "scheduler", "ccm", "controlplane-events"],
      "184",
    ]);
    expect(auditLogConfig).toEqual({ enabled: true, slsProjectName: controlPlaneLogProject });
  });

  it("lets network policies hold", () => {
    const { addons } = inputs(run, "ManagedKubernetes", "shop-cluster");
    const terway = (addons as { name: string; config?: string }[]).find(({ name }) =>
      name.startsWith("terway"),
    );
    expect(JSON.parse(terway?.config ?? "{}")).toMatchObject({ NetworkPolicy: "true" });
  });

  it("has nodes with encrypted disks and a password that nobody knows", () => {
    const pool = inputs(run, "NodePool", "shop-general");
    expect(pool).toMatchObject({
      systemDiskEncrypted: true,
      systemDiskKmsKey: "key-id",
      instanceMetadataOptions: { httpTokens: "required" },
      scalingConfig: { minSize: 3, maxSize: 9 },
    });
    expect(JSON.stringify(pool.password)).toContain(SECRET);
    expect(all(run, "Secret")).toEqual([]);
  });

  it("refuses privileged pods in every namespace that it was given", () => {
    const policies = all(run, "KubernetesPolicyInstance").map(({ inputs: policy }) => policy);
    expect(policies.map(({ policyName, action }) => [policyName, action])).toEqual([
      ["ACKPSPPrivilegedContainer", "deny"],
      ["ACKPSPHostNamespace", "deny"],
      ["ACKPSPAllowPrivilegeEscalationContainer", "deny"],
    ]);
    expect(policies[0]?.namespaces).toEqual(["shop", "jobs"]);
  });
});
