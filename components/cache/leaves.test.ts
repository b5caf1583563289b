import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudCache } from "./alicloud.ts";
import { AwsCache } from "./aws.ts";
import { alicloudCacheArgs, awsCacheArgs } from "./testing.ts";

/** How the SDK marks a secret value. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

const value = (input: pulumi.Input<string> | undefined) =>
  new Promise((resolve) => pulumi.output(input).apply(resolve));

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) => new AwsCache("pos", awsCacheArgs("ap-southeast-1"), { transformations: [transform] }),
    );
  });

  it("speaks TLS alone, asks who calls, and lies encrypted in two zones", () => {
    expect(inputs(run, "ReplicationGroup", "pos-cache")).toMatchObject({
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: ["pos"],
      atRestEncryptionEnabled: true,
      kmsKeyId: "key-arn",
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      snapshotRetentionLimit: 7,
      finalSnapshotIdentifier: "pos-final",
    });
  });

  it("has a default user who may do nothing, and applications that may not administer", () => {
    const access = Object.fromEntries(
      all(run, "User").map(({ inputs: user }) => [user.userName, user.accessString]),
    );
    expect(access.default).toBe("off -@all");
    expect(access.till).toContain("-@admin");
    expect(access.reports).not.toContain("+@all");
    expect(all(run, "User").every(({ inputs: user }) => user.noPasswordRequired !== true)).toBe(true);
  });

  it("puts passwords into the secret store and nowhere in the open", () => {
    for (const { inputs: version } of all(run, "SecretVersion")) {
      expect(JSON.stringify(version.secretString)).toContain(SECRET);
    }
    for (const { inputs: user } of all(run, "User")) {
      expect(JSON.stringify(user.authenticationMode)).toContain(SECRET);
    }
  });

  it("has every node watched, for its system", async () => {
    const targets = (run.component as AwsCache).alarmTargets;
    expect(Object.keys(targets)).toEqual([
      "cache-memory-001",
      "cache-cpu-001",
      "cache-lag-001",
      "cache-memory-002",
      "cache-cpu-002",
      "cache-lag-002",
    ]);
    const { dimensions, system } = targets["cache-lag-002"] ?? {};
    expect([await value(dimensions?.CacheClusterId), system]).toEqual(["pos-002", "pos"]);
  });

  it("lets in its clients on one port, each with its reason", () => {
    const rules = all(run, "SecurityGroupIngressRule").map(({ inputs: rule }) => rule);
    expect(rules.map(({ fromPort, toPort, description }) => [fromPort, toPort, description])).toEqual([
      [6379, 6379, "redis 6379: tills and their servers"],
      [6379, 6379, "redis 6379: servers in stores"],
    ]);
    expect(all(run, "SecurityGroupEgressRule")).toEqual([]);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      return new AlicloudCache("pos", alicloudCacheArgs("cn-shanghai"), {
        transformations: [transform],
        provider,
      });
    });
  });

  it("speaks TLS, asks for a password, and lies encrypted in two zones", () => {
    expect(inputs(run, "TairInstance", "pos-cache")).toMatchObject({
      sslEnabled: "Enable",
      vpcAuthMode: "Open",
      tdeStatus: "enabled",
      encryptionKey: "key-id",
      roleArn: "acs:ram::1000000000000001:role/AliyunRdsInstanceEncryptionDefaultRole",
      zoneId: "cn-shanghai-a",
      secondaryZoneId: "cn-shanghai-b",
      securityIps: "10.8.0.0/16",
      securityGroupId: "sg-app",
      maintainStartTime: "18:00Z",
      maintainEndTime: "20:00Z",
    });
  });

  it("copies itself every day after closing", () => {
    const { backupTime, backupPeriods } = inputs(run, "BackupPolicy", "pos-backup");
    expect(backupTime).toBe("15:00Z-16:00Z");
    expect(backupPeriods).toHaveLength(7);
  });

  it("has an account for each application, with the rights that it asked for", () => {
    const rights = all(run, "Account").map(({ inputs: account }) => [
      account.accountName,
      account.accountPrivilege,
    ]);
    expect(rights).toEqual([
      ["till", "RoleReadWrite"],
      ["reports", "RoleReadOnly"],
    ]);
    for (const { inputs: account } of all(run, "Account")) {
      expect(JSON.stringify(account.accountPassword)).toContain(SECRET);
    }
  });
});
