import type { Tags } from "./contract.ts";

/** Ways for tags to reach what services make by themselves: instances, disks, copies. All pure. */

export interface GroupTag {
  readonly key: string;
  readonly value: string;
  readonly propagateAtLaunch: boolean;
}

/** Tags of an AWS scaling group, which takes a list and hands them to instances, and to nothing else. */
export function scalingGroupTags(tags: Tags): readonly GroupTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
}

export interface LaunchTags {
  readonly resourceType: "instance" | "volume" | "network-interface" | "spot-instances-request";
  readonly tags: Tags;
}

/**
 * `tagSpecifications` of an AWS launch template: the only way for tags to reach volumes and network interfaces of
 * a scaling group ("Tag Auto Scaling groups and instances"). Requests for spot instances may be tagged only where
 * there are any.
 */
export function launchTemplateTags(tags: Tags, spot = false): readonly LaunchTags[] {
  const kinds = ["instance", "volume", "network-interface"] as const;
  const all = spot ? ([...kinds, "spot-instances-request"] as const) : kinds;
  return all.map((resourceType) => ({ resourceType, tags }));
}

/** Schedule of AWS Data Lifecycle Manager: snapshots get the volume's tags, and these over them. */
export function snapshotScheduleTags(tags: Tags): { readonly copyTags: true; readonly tagsToAdd: Tags } {
  return { copyTags: true, tagsToAdd: tags };
}

/**
 * Rule of an AWS Backup plan: recovery points get the resource's own tags by themselves, except from services whose
 * tags Backup cannot read, so a rule brings the plan's.
 */
export function recoveryPointTags(tags: Tags): { readonly recoveryPointTags: Tags } {
  return { recoveryPointTags: tags };
}

/** Databases of AWS hand their tags to snapshots only when told to. */
export const COPY_TO_SNAPSHOT = { copyTagsToSnapshot: true } as const;

/**
 * Rules by which Alibaba Cloud hands tags on by itself ("Tag inheritance of associated resources"): a scaling
 * configuration tags instances, and these bring the tags to their disks, interfaces, addresses and snapshots.
 */
export const INHERITANCE_RULES: Readonly<Record<string, string>> = {
  "instance-disk": "rule:AttachDisk-DetachDisk-TagInstance:Ecs-Instance:Ecs-Disk",
  "instance-interface": "rule:AttachEni-DetachEni-TagInstance:Ecs-Instance:Ecs-Eni",
  "instance-address": "rule:AssociateEip-UnassociateEip-TagInstance:Ecs-Instance:Vpc-Eip",
  "disk-snapshot": "rule:CreateSnapshot-TagDisk:Ecs-Disk:Ecs-Snapshot",
  "nat-address": "rule:AssociateEipAddress-UnassociateEipAddress-TagVpc:Vpc-Natgateway:Vpc-Eip",
  "balancer-address": "rule:AssociateEip-UnassociateEip-TagSlbInstance:Slb-Instance:Vpc-Eip",
};

/** "Supported regions" of the same page. */
export const INHERITANCE_REGIONS: ReadonlySet<string> = new Set([
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-3",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "cn-beijing",
  "cn-chengdu",
  "cn-guangzhou",
  "cn-hangzhou",
  "cn-heyuan",
  "cn-hongkong",
  "cn-huhehaote",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-wulanchabu",
  "cn-zhangjiakou",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-1",
]);
