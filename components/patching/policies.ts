import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement, ramPolicy } from "../policy-document.ts";
import type { PatchingArgs } from "./contract.ts";
import { PATCH_TAG, SNAPSHOT_TAG } from "./limits.ts";

type Place = Pick<PatchingArgs, "account" | "region">;

/** Saves and patches machines of these rings, and deletes the snapshots that it made, and no others. */
export function automationPolicy({ account, region }: Place, rings: readonly string[]): PolicyDocument {
  const ec2 = owned(account, region);
  const partition = requirePartition(region);
  return awsPolicy(
    {
      Sid: "SavesMachines",
      Effect: "Allow",
      Action: "ec2:CreateSnapshots",
      Resource: ec2.own("instance/*"),
      Condition: { StringEquals: { [`aws:ResourceTag/${PATCH_TAG}`]: rings } },
    },
    {
      Sid: "OfTheirDisks",
      Effect: "Allow",
      Action: "ec2:CreateSnapshots",
      Resource: ec2.own("volume/*"),
    },
    {
      Sid: "UnderTheirTag",
      Effect: "Allow",
      Action: "ec2:CreateSnapshots",
      Resource: ec2.snapshots,
      Condition: { StringEquals: { [`aws:RequestTag/${SNAPSHOT_TAG}`]: rings } },
    },
    {
      Sid: "TagsWhatItSaves",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: ec2.snapshots,
      Condition: { StringEquals: { "ec2:CreateAction": "CreateSnapshots" } },
    },
    {
      Sid: "TidiesUp",
      Effect: "Allow",
      Action: "ec2:DeleteSnapshot",
      Resource: ec2.snapshots,
      Condition: { StringEquals: { [`aws:ResourceTag/${SNAPSHOT_TAG}`]: rings } },
    },
    {
      Sid: "PatchesMachines",
      Effect: "Allow",
      Action: "ssm:SendCommand",
      Resource: ec2.own("instance/*"),
      Condition: { StringEquals: { [`ssm:resourceTag/${PATCH_TAG}`]: rings } },
    },
    {
      Sid: "ByOneDocument",
      Effect: "Allow",
      Action: "ssm:SendCommand",
      // The service's own documents stand under no account, or under the caller's; nobody else's begin so.
      Resource: arn({
        partition,
        service: "ssm",
        region,
        account: "*",
        resource: "document/AWS-RunPatchBaseline",
      }),
    },
    {
      Sid: "Looks",
      Effect: "Allow",
      Action: [
        "ec2:DescribeSnapshots",
        "ssm:DescribeInstanceInformation",
        "ssm:GetCommandInvocation",
        "ssm:ListCommandInvocations",
        "ssm:ListCommands",
      ],
      Resource: "*",
    },
  );
}

/** Puts machines of these rings back to what was saved of them. */
export function rollBackPolicy({ account, region }: Place, rings: readonly string[]): PolicyDocument {
  const ec2 = owned(account, region);
  const keys = arn({
    partition: requirePartition(region),
    service: "kms",
    region,
    account,
    resource: "key/*",
  });
  const via = { "kms:ViaService": viaService("ec2", region) };
  return awsPolicy(
    {
      Sid: "PutsMachinesBack",
      Effect: "Allow",
      Action: "ec2:CreateReplaceRootVolumeTask",
      Resource: ec2.own("instance/*"),
      Condition: { StringEquals: { [`aws:ResourceTag/${PATCH_TAG}`]: rings } },
    },
    {
      Sid: "ToWhatWasSaved",
      Effect: "Allow",
      Action: "ec2:CreateReplaceRootVolumeTask",
      Resource: ec2.snapshots,
      Condition: { StringEquals: { [`aws:ResourceTag/${SNAPSHOT_TAG}`]: rings } },
    },
    {
      Sid: "OnNewDisks",
      Effect: "Allow",
      Action: "ec2:CreateReplaceRootVolumeTask",
      Resource: [ec2.own("volume/*"), ec2.own("replace-root-volume-task/*")],
    },
    {
      Sid: "Looks",
      Effect: "Allow",
      Action: [
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeReplaceRootVolumeTasks",
        "ec2:DescribeSnapshots",
      ],
      Resource: "*",
    },
    // Disks are made with the rights of who asks, under the machine's own key.
    {
      Sid: "MakesEncryptedDisks",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncrypt*"],
      Resource: keys,
      Condition: { StringEquals: via },
    },
    {
      Sid: "ForDisksAlone",
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: keys,
      Condition: { StringEquals: via, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  );
}

function owned(account: string, region: string) {
  const partition = requirePartition(region);
  return {
    own: (resource: string) => arn({ partition, service: "ec2", region, account, resource }),
    // Snapshots have no account in their ARN.
    snapshots: arn({ partition, service: "ec2", region, resource: "snapshot/*" }),
  };
}

/** Machines that carry the tag, and nothing else, are entered and restarted. */
export function nightsPolicy({ account, region }: Place, rings: readonly string[]): PolicyDocument {
  const ecs = (resource: string) => acsArn({ service: "ecs", region, account, resource });
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["ecs:RunCommand", "ecs:RebootInstance"],
      Resource: ecs("instance/*"),
      Condition: tagged(rings),
    },
    { Effect: "Allow", Action: "ecs:RunCommand", Resource: ecs("command/*") },
    { Effect: "Allow", Action: "ecs:CreateSnapshot", Resource: [ecs("disk/*"), ecs("snapshot/*")] },
    {
      Effect: "Allow",
      Action: [
        "ecs:DescribeInstances",
        "ecs:DescribeDisks",
        "ecs:DescribeSnapshots",
        "ecs:DescribeInvocations",
        "ecs:DescribeInvocationResults",
        "ecs:DescribeCloudAssistantStatus",
        "oos:ListInstancePatchStates",
      ],
      Resource: "*",
    },
  );
}

/** Stops machines that carry the tag, puts their system disks back, and starts them. */
export function resetPolicy({ account, region }: Place, rings: readonly string[]): PolicyDocument {
  const ecs = (resource: string) => acsArn({ service: "ecs", region, account, resource });
  return ramPolicy(
    {
      Effect: "Allow",
      Action: ["ecs:StartInstance", "ecs:StopInstance"],
      Resource: ecs("instance/*"),
      Condition: tagged(rings),
    },
    { Effect: "Allow", Action: "ecs:ResetDisk", Resource: [ecs("disk/*"), ecs("snapshot/*")] },
    {
      Effect: "Allow",
      Action: ["ecs:DescribeDisks", "ecs:DescribeInstances", "ecs:DescribeSnapshots"],
      Resource: "*",
    },
  );
}

const tagged = (rings: readonly string[]): NonNullable<PolicyStatement["Condition"]> => ({
  StringEquals: { [`acs:ResourceTag/${PATCH_TAG}`]: rings },
});
