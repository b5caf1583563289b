import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudObjectStore } from "./alicloud.ts";
import { AwsObjectStore } from "./aws.ts";
import { alicloudStoreArgs, awsStoreArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const found = (run: Recording, type: string, name: string) => {
  const one = all(run, type).find((each) => each.name === name);
  if (one === undefined) throw new Error(`no ${type} ${name}`);
  return one;
};

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AwsObjectStore("pos", awsStoreArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("closes every bucket to the public, keeps versions, and encrypts with a key", () => {
    const keys = [
      "pos-receipts",
      "pos-exports",
      "pos-access-log",
      "pos-receipts-copy",
      "pos-exports-copy",
      "pos-access-log-copy",
    ];
    for (const type of ["Bucket", "BucketPublicAccessBlock", "BucketVersioning", "BucketPolicy"]) {
      expect([type, all(run, type).map(({ name }) => name)]).toEqual([type, keys]);
    }
    const algorithms = all(run, "BucketServerSideEncryptionConfiguration").map(({ inputs }) => {
      const [rule] = inputs.rules as { applyServerSideEncryptionByDefault: { sseAlgorithm: string } }[];
      return rule?.applyServerSideEncryptionByDefault.sseAlgorithm;
    });
    expect(algorithms).toEqual(["aws:kms", "aws:kms", "AES256", "aws:kms", "aws:kms", "aws:kms"]);
  });

  it("copies once both ends keep versions and the other end has its key", () => {
    const { inputs, dependsOn } = found(run, "BucketReplicationConfig", "pos-receipts");
    expect(inputs.rules).toMatchObject([{ id: "off-site", deleteMarkerReplication: { status: "Disabled" } }]);
    expect(dependsOn).toEqual(
      expect.arrayContaining([
        "aws:iam/rolePolicy:RolePolicy pos-copies",
        "aws:s3/bucketVersioning:BucketVersioning pos-receipts",
        "aws:s3/bucketVersioning:BucketVersioning pos-receipts-copy",
      ]),
    );
  });

  it("locks what is to be locked, and its copy", () => {
    const locks = all(run, "BucketObjectLockConfiguration").map(({ name, inputs }) => [name, inputs.rule]);
    const rule = { defaultRetention: { mode: "GOVERNANCE", days: 365 } };
    expect(locks).toEqual([
      ["pos-receipts", rule],
      ["pos-receipts-copy", rule],
    ]);
    expect(found(run, "Bucket", "pos-receipts").inputs.objectLockEnabled).toBe(true);
  });

  it("writes down who reads each bucket", () => {
    expect(all(run, "BucketLogging").map(({ name, inputs }) => [name, inputs.targetPrefix])).toEqual([
      ["pos-receipts", "access/receipts/"],
      ["pos-exports", "access/exports/"],
    ]);
  });

  it("empties nothing on destroy unless deletion was allowed", async () => {
    expect(all(run, "Bucket").every(({ inputs }) => inputs.forceDestroy === false)).toBe(true);
    const drill = await recordComponent(
      (transform) =>
        new AwsObjectStore(
          "pos",
          awsStoreArgs("ap-southeast-1", { deletion: { allowed: { reason: "a drill" } } }),
          {
            transformations: [transform],
          },
        ),
    );
    expect(all(drill, "Bucket").every(({ inputs }) => inputs.forceDestroy === true)).toBe(true);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      const offSite = new alicloud.Provider("second", { region: "cn-beijing" });
      return new AlicloudObjectStore(
        "pos",
        alicloudStoreArgs("cn-shanghai"),
        { transformations: [transform], provider },
        { offSite },
      );
    });
  });

  it("lies in three zones here and in the second region there", () => {
    const buckets = all(run, "Bucket").map(({ name, inputs, provider }) => [
      name,
      inputs.redundancyType,
      provider.includes("second"),
    ]);
    expect(buckets).toEqual([
      ["pos-receipts", "ZRS", false],
      ["pos-exports", "ZRS", false],
      ["pos-access-log", "ZRS", false],
      ["pos-receipts-copy", "LRS", true],
      ["pos-exports-copy", "LRS", true],
      ["pos-access-log-copy", "LRS", true],
    ]);
  });

  it("copies with a role that was granted first, and with the key of the other side", () => {
    const { inputs, dependsOn } = found(run, "BucketReplication", "pos-receipts");
    expect(inputs).toMatchObject({
      action: "PUT",
      destination: { location: "oss-cn-beijing" },
      encryptionConfiguration: { replicaKmsKeyId: "key-id" },
    });
    expect(dependsOn).toContain("alicloud:ram/rolePolicyAttachment:RolePolicyAttachment pos-copies");
  });

  it("takes TLS 1.2 and later alone", () => {
    for (const { inputs } of all(run, "BucketHttpsConfig")) {
      expect(inputs).toMatchObject({ enable: true, tlsVersions: ["TLSv1.2", "TLSv1.3"] });
    }
  });
});
