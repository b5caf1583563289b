import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { cases } from "./account-defaults.cases.ts";
import { AlicloudAccountDefaults } from "./alicloud.ts";
import { AwsAccountDefaults } from "./aws.ts";
import type { AccountDefaultsArgs } from "./contract.ts";
import { alicloudDefaults, awsDefaults } from "./testing.ts";

const SG = "ap-southeast-1";

interface Run extends Recording {
  /** `<Type> <name>` of what stays in the cloud when the stack goes. */
  readonly kept: readonly string[];
}

async function record(
  build: (opts: pulumi.ComponentResourceOptions) => AwsAccountDefaults | AlicloudAccountDefaults,
) {
  const kept: string[] = [];
  const recording = await recordComponent((transform) =>
    build({
      transformations: [
        transform,
        ({ type, name, opts }) => {
          if (opts.retainOnDelete === true) kept.push(`${type.split(":").at(-1)} ${name}`);
          return undefined;
        },
      ],
    }),
  );
  return { ...recording, kept } satisfies Run;
}

const aws = (more: Partial<AccountDefaultsArgs> = {}) =>
  record((opts) => new AwsAccountDefaults("acc", awsDefaults(SG, more), opts));

const inputs = ({ resources }: Recording, type: string) =>
  resources.find((each) => each.type.endsWith(`:${type}`))?.inputs;

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("acc", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((resource) => /^atrium:account/.test(resource.type)))
      tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:account-defaults:AlicloudAccountDefaults",
    "atrium:account-defaults:AwsAccountDefaults",
  ]);
});

describe("on AWS", () => {
  it("sets what the account would leave open", async () => {
    const run = await aws();
    expect(inputs(run, "EncryptionByDefault")).toMatchObject({ enabled: true, region: SG });
    expect(inputs(run, "DefaultKmsKey")).toMatchObject({ keyArn: "arn-of-disks" });
    expect(inputs(run, "SnapshotBlockPublicAccess")).toMatchObject({ state: "block-all-sharing" });
    expect(inputs(run, "ImageBlockPublicAccess")).toMatchObject({ state: "block-new-sharing" });
    expect(inputs(run, "InstanceMetadataDefaults")).toMatchObject({
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
    expect(inputs(run, "SerialConsoleAccess")).toMatchObject({ enabled: false });
    expect(inputs(run, "AccountPublicAccessBlock")).toEqual({
      accountId: "111122223333",
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(inputs(run, "VpcBlockPublicAccessOptions")).toBeUndefined();
  });

  it("lets nothing into or out of the default VPC, never deletes it, and records who tries", async () => {
    const run = await aws();
    expect(inputs(run, "DefaultVpc")).toMatchObject({ forceDestroy: false });
    for (const type of ["DefaultSecurityGroup", "DefaultNetworkAcl"]) {
      expect([type, inputs(run, type)]).toEqual([type, expect.objectContaining({ ingress: [], egress: [] })]);
    }
    expect(inputs(run, "DefaultRouteTable")).toMatchObject({ routes: [] });
    expect(inputs(run, "FlowLog")).toMatchObject({ vpcId: "acc-default-id", trafficType: "ALL" });
    expect(inputs(run, "LogGroup")).toMatchObject({ kmsKeyId: "arn-of-logs" });
    expect(run.resources.filter(({ type }) => type === "aws:kms/key:Key")).toEqual([]);
  });

  it("touches no default VPC where there is none: adopting would make one", async () => {
    const run = await aws({ defaultVpc: "none" });
    expect(run.resources.filter(({ type }) => /:Default(?!KmsKey)|FlowLog|LogGroup/.test(type))).toEqual([]);
  });

  it("keeps its settings when the stack goes, unless deletion was allowed", async () => {
    expect((await aws()).kept.sort()).toEqual([
      "AccountPublicAccessBlock acc-buckets",
      "DefaultKmsKey acc-disks",
      "EncryptionByDefault acc-disks",
      "ImageBlockPublicAccess acc-images",
      "InstanceMetadataDefaults acc-metadata",
      "SerialConsoleAccess acc-serial-console",
      "SnapshotBlockPublicAccess acc-snapshots",
    ]);
    expect((await aws({ deletion: { allowed: { reason: "a drill" } } })).kept).toEqual([]);
  });

  it("shuts internet gateways where that is asked for", async () => {
    const mode = async (internetGateways: "shut" | "egress-only") =>
      inputs(await aws({ internetGateways }), "VpcBlockPublicAccessOptions")?.internetGatewayBlockMode;
    expect([await mode("shut"), await mode("egress-only")]).toEqual(["block-bidirectional", "block-ingress"]);
  });
});

describe("on Alibaba Cloud", () => {
  const run = (more: Partial<AccountDefaultsArgs> = {}) =>
    record((opts) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudAccountDefaults("acc", alicloudDefaults("cn-shanghai", more), { ...opts, provider });
    });

  it("encrypts disks by default first, then names the key for it", async () => {
    const recording = await run();
    expect(inputs(recording, "DiskEncryptionByDefault")).toEqual({ encrypted: true });
    const key = recording.resources.find(({ type }) => type.endsWith(":DiskDefaultKmsKey"));
    expect(key?.inputs).toEqual({ kmsKeyId: "id-of-disks" });
    expect(key?.dependsOn).toEqual([
      "alicloud:ecs/diskEncryptionByDefault:DiskEncryptionByDefault acc-disks",
    ]);
    expect(inputs(recording, "AccountPublicAccessBlock")).toEqual({ blockPublicAccess: true });
  });

  it("blocks public buckets in the home region alone, and keeps what it set", async () => {
    const away = await run({ home: "cn-beijing" });
    expect(inputs(away, "AccountPublicAccessBlock")).toBeUndefined();
    expect(away.kept).toHaveLength(2);
  });
});
