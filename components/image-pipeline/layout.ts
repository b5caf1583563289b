import type { Provider } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import { clockOf } from "../workload/clock.ts";
import { OOS_TRUST, type OosTemplate } from "../workload/orchestration.ts";
import { checkImagePipeline } from "./check.ts";
import type { ImagePipelineArgs } from "./contract.ts";
import { AWS_PARAMETERS, DISK_GB, LOG_DAYS } from "./limits.ts";
import { buildTemplate } from "./oos-template.ts";
import { builderPolicy, machinePolicies, machineTrust } from "./policies.ts";
import { alicloudContent, awsDocument, type ComponentDocument, versionOf } from "./recipe.ts";

export interface AwsImagePipelineLayout {
  readonly name: string;
  readonly platform: "Linux" | "Windows";
  readonly document: ComponentDocument;
  readonly versions: { readonly component: string; readonly recipe: string };
  readonly parent: string;
  readonly disk: { readonly device: string; readonly gb: number };
  readonly schedule: string;
  readonly timeZone: string;
  readonly logGroup: string;
  readonly logDays: number;
  readonly parameter: string;
  readonly role: string;
  readonly trust: PolicyDocument;
  readonly managed: Readonly<Record<string, string>>;
  readonly policies: readonly PlannedPolicy[];
  readonly failed: { readonly rule: string; readonly pattern: object };
  readonly copies: readonly string[];
}

export interface AlicloudImagePipelineLayout {
  readonly name: string;
  readonly baseType: "IMAGE" | "IMAGE_FAMILY";
  readonly content: string;
  readonly diskGb: number;
  readonly parameter: string;
  readonly template: { readonly name: string; readonly content: OosTemplate };
  readonly role: string;
  readonly trust: PolicyDocument;
  readonly policy: (pipeline: string) => PolicyDocument;
  readonly policies: readonly PlannedPolicy[];
  readonly failures: string;
  readonly copies: readonly string[];
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAwsImagePipeline(name: string, args: ImagePipelineArgs): AwsImagePipelineLayout {
  check(name, "aws", args);
  const { account, region, system = "linux", base, machine, copies = {} } = args;
  const { hour, minute, timeZone } = clockOf(args.window);
  const pipeline = physicalName("aws:imagebuilder/imagePipeline:ImagePipeline", name);
  const document = awsDocument(args);
  const disk = { device: machine.rootDevice ?? "/dev/xvda", gb: machine.diskGb ?? DISK_GB.default };
  const component = versionOf([system, document]);
  const role = physicalName("aws:iam/role:Role", name, "image-build", region);
  const trust = machineTrust(region);
  const partition = requirePartition(region);
  return {
    name: pipeline,
    platform: system === "linux" ? "Linux" : "Windows",
    document,
    versions: { component, recipe: versionOf([component, base, disk]) },
    parent: base,
    disk,
    schedule: `cron(${minute} ${hour} ? * ${args.window.day.toUpperCase()} *)`,
    timeZone,
    logGroup: `/aws/imagebuilder/${pipeline}`,
    logDays: LOG_DAYS,
    parameter: `${AWS_PARAMETERS}/${pipeline}`,
    role,
    trust,
    managed: machinePolicies(region),
    policies: [
      {
        key: "machine-trust",
        kind: "trust",
        resource: arn({ partition, service: "iam", account, resource: `role/${role}` }),
        document: trust,
      },
    ],
    failed: {
      rule: physicalName("aws:cloudwatch/eventRule:EventRule", name, "image-failed"),
      pattern: {
        source: ["aws.imagebuilder"],
        $or: [
          {
            "detail-type": ["EC2 Image Builder Image State Change"],
            detail: { state: { status: ["CANCELLED", "FAILED"] } },
          },
          {
            "detail-type": ["EC2 Image Builder CVE Detected"],
            detail: {
              $or: ["critical", "high"].map((severity) => ({
                "finding-severity-counts": { [severity]: [{ numeric: [">", 0] }] },
              })),
            },
          },
        ],
      },
    },
    copies: Object.keys(copies),
  };
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutAlicloudImagePipeline(
  name: string,
  args: ImagePipelineArgs,
): AlicloudImagePipelineLayout {
  check(name, "alicloud", args);
  const { account, region, base, machine, tags, copies: asked = {} } = args;
  const { hour, minute, timeZone } = clockOf(args.window);
  const pipeline = physicalName("alicloud:ecs/ecsImagePipeline:EcsImagePipeline", name);
  const parameter = physicalName("alicloud:oos/parameter:Parameter", name, "image");
  const role = physicalName("alicloud:ram/role:Role", name, "image-build", region);
  const copies = Object.keys(asked);
  const policy = (id: string) => builderPolicy({ account, region, copies, parameter }, id);
  const taken = acsArn({ service: "ram", account, resource: `role/${role.toLowerCase()}` });
  return {
    name: pipeline,
    baseType: base.startsWith("acs:") ? "IMAGE_FAMILY" : "IMAGE",
    content: alicloudContent(args),
    diskGb: machine.diskGb ?? DISK_GB.default,
    parameter,
    template: {
      name: physicalName("alicloud:oos/template:Template", name, "image"),
      content: buildTemplate({
        name: pipeline,
        role,
        region,
        regions: [region, ...copies],
        parameter,
        tags,
        cron: `0 ${minute} ${hour} ? * ${args.window.day.toUpperCase()}`,
        timeZone,
      }),
    },
    role,
    trust: OOS_TRUST,
    policy,
    policies: [
      { key: "image-build-trust", kind: "trust", resource: taken, document: OOS_TRUST },
      { key: "image-build", kind: "identity", principal: taken, document: policy("*") },
    ],
    failures: physicalName("alicloud:cms/eventRule:EventRule", name, region, "image-failed"),
    copies,
  };
}

function check(name: string, cloud: Provider, args: ImagePipelineArgs): void {
  const faults = new Faults(`image pipeline "${name}"`);
  checkImagePipeline(faults, cloud, args);
  faults.throwIfAny();
}
