import { describe, expect, it } from "vitest";
import { alicloudWorld, askedOfAlicloud } from "./fixtures/alicloud-world.ts";
import { askedOfAws, awsWorld } from "./fixtures/aws-world.ts";
import { readRequests } from "./requests.ts";
import { askAlicloud, askAws } from "./testing.ts";

const alicloud = readRequests(new URL("./alicloud.md", import.meta.url));
const aws = readRequests(new URL("./aws.md", import.meta.url));

describe("on AWS", () => {
  it.each(aws)("line $line: $who $action $on ($when) is $verdict: $why", async (row) => {
    expect(await askAws(awsWorld, askedOfAws(row))).toBe(row.verdict);
  });
});

describe("on Alibaba Cloud", () => {
  it.each(alicloud)("line $line: $who $action $on ($when) is $verdict: $why", (row) => {
    expect(askAlicloud(alicloudWorld, askedOfAlicloud(row))).toBe(row.verdict);
  });
});
