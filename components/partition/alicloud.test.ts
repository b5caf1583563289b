import { describe, expect, it } from "vitest";
import { acsArn, gatewayService, ossInternalEndpoint, ramPrincipal, sideOf } from "./alicloud.ts";

describe("the side of the border", () => {
  it.each([
    ["cn-shanghai", "mainland"],
    ["cn-wulanchabu", "mainland"],
    ["cn-shanghai-finance-1", "mainland"],
    ["cn-hongkong", "overseas"],
    ["ap-southeast-1", "overseas"],
    ["us-east-1", "overseas"],
    ["Shanghai", undefined],
    ["cn-", undefined],
  ])("%s → %s", (region, side) => {
    expect(sideOf(region)).toBe(side);
  });
});

it("names services as their region and their trust policies know them", () => {
  expect(gatewayService("oss", "cn-beijing")).toBe("com.aliyun.cn-beijing.oss");
  expect(ramPrincipal("log")).toBe("log.aliyuncs.com");
  expect(ossInternalEndpoint("cn-beijing")).toBe("https://oss-cn-beijing-internal.aliyuncs.com");
  expect(acsArn({ service: "ram", account: "1000000000000001", resource: "role/audit" })).toBe(
    "acs:ram::1000000000000001:role/audit",
  );
});
