import type { Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { checkAccount, checkRoute, checkWhole } from "../workload/check.ts";
import { checkWholeHours } from "../workload/clock.ts";
import { checkWindow } from "../workload/window.ts";
import type { ImagePipelineArgs } from "./contract.ts";
import { ALICLOUD_COMMANDS, ALICLOUD_CONTENT_BYTES, AWS_DOCUMENT_SIGNS, DISK_GB } from "./limits.ts";
import { alicloudContent, awsDocument } from "./recipe.ts";

const STEP = /^[a-z][a-z0-9-]{0,62}$/;
const AWS_IMAGE = /^ami-[0-9a-f]{8,17}$/;
const AWS_BASE = /^(?:ami-[0-9a-f]{8,17}|ssm:\/[\w./-]+)$/;
const ALICLOUD_IMAGE = /^[a-z][\w.-]{2,}$/;
const ALICLOUD_BASE = /^(?:acs:[a-z]\w+|[a-z][\w.-]{2,})$/;

export function checkImagePipeline(faults: Faults, cloud: Provider, args: ImagePipelineArgs): void {
  checkAccount(faults, cloud, args);
  checkRoute(faults, cloud, args.route);
  checkImages(faults, cloud, args);
  checkWindow(faults, "window", args.window);
  checkWholeHours(faults, "window", args.window);
  checkWhole(faults, "image-pipeline.disk", "machine.diskGb", args.machine.diskGb, {
    ...DISK_GB,
    unit: "gigabytes",
  });
  checkSteps(faults, cloud, args);
  checkKeys(faults, cloud, args);
}

function checkImages(faults: Faults, cloud: Provider, { base, first, system }: ImagePipelineArgs): void {
  const aws = cloud === "aws";
  if (!(aws ? AWS_BASE : ALICLOUD_BASE).test(base)) {
    const hint = aws ? "an AMI's id, or ssm: and a parameter's name" : "an image's id, or a family (acs:…)";
    faults.add("image-pipeline.base", "base", base, "is nothing to build on", hint);
  }
  if (!(aws ? AWS_IMAGE : ALICLOUD_IMAGE).test(first)) {
    const hint = "write an image's own id: servers start from it until the first build is done";
    faults.add("image-pipeline.first", "first", first, "is no id of an image", hint);
  }
  if (!aws && system === "windows") {
    const hint = "Alibaba Cloud builds Linux images alone; make a custom image of Windows by hand";
    faults.add("image-pipeline.system", "system", system, "is not built here", hint);
  }
}

function checkSteps(faults: Faults, cloud: Provider, args: ImagePipelineArgs): void {
  const { steps, checks } = args;
  for (const [field, named] of Object.entries({ steps, checks })) {
    for (const [name, commands] of Object.entries(named)) {
      const path = `${field}.${name}`;
      if (!STEP.test(name)) {
        const hint = "small letters, digits and hyphens, a letter first, 63 at most";
        faults.add("image-pipeline.name", path, name, "is no name of a step", hint);
      }
      if (commands.length === 0 || commands.some((command) => command.trim() === "" || /\n/.test(command))) {
        const hint = "write one command a line, and at least one";
        faults.add("image-pipeline.commands", path, commands.join("\n"), "has no commands of one line", hint);
      }
    }
  }
  if (Object.keys(checks).length === 0) {
    const hint =
      "say what holds of a good image, such as that its agent answers: a build nobody checks goes to all";
    faults.add("image-pipeline.checks", "checks", undefined, "is empty", hint);
  }
  checkSize(faults, cloud, args);
}

function checkSize(faults: Faults, cloud: Provider, args: ImagePipelineArgs): void {
  if (cloud === "aws") {
    const signs = JSON.stringify(awsDocument(args)).length;
    if (signs <= AWS_DOCUMENT_SIGNS) return;
    const hint = `${AWS_DOCUMENT_SIGNS} signs are taken: let a step fetch a script`;
    faults.add("image-pipeline.quota", "steps", signs, "are more signs than a document has", hint);
    return;
  }
  const content = alicloudContent(args);
  const lines = content.split("\n").length;
  if (lines > ALICLOUD_COMMANDS || Buffer.byteLength(content) > ALICLOUD_CONTENT_BYTES) {
    const hint = `${ALICLOUD_COMMANDS} commands and ${ALICLOUD_CONTENT_BYTES} bytes are taken: let a step fetch a script`;
    faults.add("image-pipeline.quota", "steps", lines, "are more commands than a template has", hint);
  }
}

function checkKeys(faults: Faults, cloud: Provider, { key, copies = {}, region }: ImagePipelineArgs): void {
  checkServes(
    faults,
    "key",
    key,
    ...(cloud === "aws" ? (["imagebuilder", "logs"] as const) : (["ecs"] as const)),
  );
  for (const [to, copyKey] of Object.entries(copies)) {
    const path = `copies.${to}`;
    checkServes(faults, path, copyKey, cloud === "aws" ? "imagebuilder" : "ecs");
    const place = cloud === "aws" ? partitionOf : sideOf;
    if (place(to) === undefined) {
      faults.add(
        "image-pipeline.copy",
        path,
        to,
        "is no region of the cloud",
        "write it as its console does",
      );
    } else if (to === region) {
      faults.add("image-pipeline.copy", path, to, "is the region it is built in", "leave it out");
    } else if (place(to) !== place(region)) {
      const hint = "build it there by a pipeline of its own: images do not cross";
      faults.add("image-pipeline.copy", path, to, "lies beyond the border", hint);
    }
  }
}
