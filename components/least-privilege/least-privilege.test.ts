import { describe, expect, it } from "vitest";
import { alicloudWorld, askedOfAlicloud } from "./fixtures/alicloud-world.ts";
import { awsGroup } from "./fixtures/aws-world.ts";
import { readRequests } from "./requests.ts";
import { askAlicloud, askAws } from "./testing.ts";

const alicloud = readRequests(new URL("./alicloud.md", import.meta.url));
const aws = readRequests(new URL("./aws.md", import.meta.url));

const groups = [
  { where: "on AWS", ...(await awsGroup("ap-southeast-1", "ap-northeast-1")) },
  { where: "on AWS in China", ...(await awsGroup("cn-north-1", "cn-northwest-1")) },
];

describe.each(groups)("$where", ({ world, asked }) => {
  it.each(aws)("line $line: $who $action $on ($when) is $verdict: $why", async (row) => {
    expect(await askAws(world, asked(row))).toBe(row.verdict);
  });
});

describe("on Alibaba Cloud", () => {
  it.each(alicloud)("line $line: $who $action $on ($when) is $verdict: $why", (row) => {
    expect(askAlicloud(alicloudWorld, askedOfAlicloud(row))).toBe(row.verdict);
  });
});
