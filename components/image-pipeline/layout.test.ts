import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { codesOf } from "../workload/fault-table.ts";
import { danglingReferences } from "../workload/orchestration-testing.ts";
import { keyFor } from "../workload/testing.ts";
import type { ImagePipelineArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { layoutAlicloudImagePipeline, layoutAwsImagePipeline } from "./layout.ts";
import { alicloudImagePipelineArgs, awsImagePipelineArgs } from "./testing.ts";

const onAws = (more: Partial<ImagePipelineArgs> = {}, region = "ap-southeast-1") =>
  layoutAwsImagePipeline("web", awsImagePipelineArgs(region, more));
const onAlibaba = (more: Partial<ImagePipelineArgs> = {}) =>
  layoutAlicloudImagePipeline("web", alicloudImagePipelineArgs("cn-shanghai", more));
const codes = (cloud: "aws" | "alicloud", more: Partial<ImagePipelineArgs>) =>
  codesOf(() => (cloud === "aws" ? onAws(more) : onAlibaba(more)));

describe("an image that", () => {
  it.each(faultCases)("$title is refused on $cloud: $code", ({ cloud, args, code, twin }) => {
    expect(codes(cloud, args)).toEqual([code]);
    expect(codes(cloud, twin)).toEqual([]);
  });

  it("has many faults is told all of them at once", () => {
    expect(codes("alicloud", { account: "1", base: "?", first: "?", system: "windows", checks: {} })).toEqual(
      [
        "placement.account",
        "image-pipeline.base",
        "image-pipeline.first",
        "image-pipeline.system",
        "image-pipeline.checks",
      ],
    );
  });
});

/** "Component document schema", Image Builder user guide, as strict as the service. */
const SCHEMA = z.strictObject({
  name: z.string(),
  description: z.string(),
  schemaVersion: z.literal("1.0"),
  phases: z.array(
    z.strictObject({
      name: z.enum(["build", "validate", "test"]),
      steps: z.array(
        z.strictObject({
          name: z.string().regex(/^[\w-]+$/),
          action: z.enum(["UpdateOS", "ExecuteBash", "ExecutePowerShell"]),
          inputs: z.strictObject({ commands: z.array(z.string().min(1)).min(1) }).optional(),
        }),
      ),
    }),
  ),
});

describe("on AWS", () => {
  it("writes a component that YAML and the service's schema take", () => {
    for (const layout of [onAws(), onAws({ system: "windows" })]) {
      const read = SCHEMA.parse(parse(JSON.stringify(layout.document)));
      expect(read.phases.map(({ name }) => name)).toEqual(["build", "validate", "test"]);
      for (const { steps } of read.phases)
        expect(new Set(steps.map(({ name }) => name)).size).toBe(steps.length);
    }
  });

  it("updates first, and checks on the build and on a machine that started from it", () => {
    const [build, ...checked] = onAws().document.phases;
    expect(build?.steps.map(({ name }) => name)).toEqual(["update", "agent", "services"]);
    for (const { steps } of checked) {
      expect(steps.map(({ name }) => name)).toEqual(["no-security-update-missing", "agent"]);
    }
  });

  it("gives other content another version, and the same content the same", () => {
    const one = onAws();
    expect(onAws().versions).toEqual(one.versions);
    const other = onAws({ steps: { agent: ["yum -y install other-agent"] } });
    expect(other.versions.component).not.toBe(one.versions.component);
    expect(other.versions.recipe).not.toBe(one.versions.recipe);
    const based = onAws({ base: "ami-0123456789abcdef0" });
    expect([based.versions.component, based.versions.recipe !== one.versions.recipe]).toEqual([
      one.versions.component,
      true,
    ]);
  });

  it("has versions that the service counts", () => {
    fc.assert(
      fc.property(fc.string(), (command) => {
        const { component } = onAws({ steps: { it: [`echo ${command.replaceAll(/\s/g, "")}x`] } }).versions;
        expect(component).toMatch(/^1\.0\.\d+$/);
        expect(Number(component.slice(4))).toBeLessThan(2 ** 30);
      }),
    );
  });

  it("is built by night, on the group's clock", () => {
    expect(onAws()).toMatchObject({ schedule: "cron(0 2 ? * SUN *)", timeZone: "Asia/Shanghai" });
  });

  it("writes its parameter where the service may", () => {
    expect(onAws().parameter).toBe("/imagebuilder/web");
  });
});

describe("on Alibaba Cloud", () => {
  it("updates first and checks last, each a command that ends the build where it fails", () => {
    expect(onAlibaba().content.split("\n")).toEqual([
      "RUN yum -y update",
      "RUN yum -y install monitoring-agent",
      "RUN systemctl disable --now telnet.socket || true",
      'RUN test -z "$(yum -q updateinfo list security)"',
      "RUN systemctl is-enabled monitoring-agent",
    ]);
  });

  it("knows a family from an image", () => {
    expect(onAlibaba().baseType).toBe("IMAGE_FAMILY");
    expect(onAlibaba({ base: "m-bp1example" }).baseType).toBe("IMAGE");
  });

  it("says that an image is the newest only once it is encrypted in every region", () => {
    const { template } = onAlibaba({ copies: { "cn-beijing": keyFor("ecs") } });
    expect(danglingReferences(template.content)).toEqual([]);
    expect(template.content.Tasks.map(({ Name }) => Name)).toEqual([
      "week",
      "build",
      "built",
      "plain",
      "copycnshanghai",
      "copycnshanghaiDone",
      "copycnbeijing",
      "copycnbeijingDone",
      "publish",
    ]);
    const copies = template.content.Tasks.filter(({ Properties }) => Properties.API === "CopyImage");
    expect(copies.map(({ Properties }) => Properties.Parameters)).toMatchObject([
      { DestinationRegionId: "cn-shanghai", Encrypted: true, KMSKeyId: "{{ keycnshanghai }}" },
      { DestinationRegionId: "cn-beijing", Encrypted: true, KMSKeyId: "{{ keycnbeijing }}" },
    ]);
    expect(template.content.Tasks.at(-1)?.Properties).toMatchObject({
      Parameters: { Name: "web-image", Value: "{{ copycnshanghai.imageId }}" },
    });
  });

  it("builds by its own template and writes its own parameter", () => {
    expect(onAlibaba().policy("ip-1").Statement).toMatchObject([
      { Resource: "acs:ecs:cn-shanghai:1000000000000001:imagepipeline/ip-1" },
      { Action: ["ecs:CopyImage", "ecs:TagResources"] },
      {},
      { Resource: "acs:oos:cn-shanghai:1000000000000001:parameter/web-image" },
    ]);
  });
});
