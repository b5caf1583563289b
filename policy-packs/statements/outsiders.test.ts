import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../control.ts";
import { readDocument, type Statement } from "./document.ts";
import { keepsStrangersOut, letsInStrangers, named, namesEverybody } from "./outsiders.ts";

function statement(more: object): Statement {
  const whole = { Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...more };
  const document = readDocument({ Version: "2012-10-17", Statement: whole }, "aws", "either");
  const [read] = document.status === "read" ? document.statements : [];
  if (!read) throw new Error(JSON.stringify(document));
  return read;
}
const principal = (Principal: unknown) => namesEverybody(statement({ Principal }));

describe("everybody is named", () => {
  test.each([
    "*",
    "**",
    { AWS: "*" },
    { AWS: ["111122223333", "*"] },
    { AWS: "arn:aws:iam::*:role/till" },
    { AWS: "arn:aws-cn:sts::*:assumed-role/till/a" },
    { RAM: ["acs:ram::*:root"] },
  ])("by %o", (given) => {
    expect(principal(given)).toBe("all");
  });

  test("by no principal at all, and by all but a few", () => {
    expect(namesEverybody(statement({}))).toBe("all");
    expect(namesEverybody(statement({ NotPrincipal: { AWS: "111122223333" } }))).toBe("all");
    expect(namesEverybody(statement({ NotPrincipal: "*" }))).toBe("none");
  });
});

test.each([
  { AWS: "111122223333" },
  { AWS: "arn:aws:iam::111122223333:role/*" },
  { AWS: "AROA*" },
  { AWS: "x-arn:aws:iam::*:root" },
  { Service: "*" },
  { Federated: "*" },
  { Service: UNKNOWN },
])("not everybody is named by %o", (given) => {
  expect(principal(given)).toBe("none");
});

test("an identifier that is not known may be everybody's", () => {
  expect(principal({ AWS: UNKNOWN })).toBe(UNKNOWN);
});

const kept = (operator: string, key: string, value: unknown) =>
  keepsStrangersOut(statement({ Condition: { [operator]: { [key]: value } } }));

describe("strangers are kept out", () => {
  test.each([
    ["StringEquals", "aws:PrincipalOrgID", "o-1"],
    ["StringEquals", "aws:SourceAccount", UNKNOWN],
    ["StringLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::mall-*"],
    ["StringEquals", "aws:SourceVpce", ["vpce-1", "vpce-2"]],
    ["StringLike", "aws:userid", "AROA*:*"],
    ["IpAddress", "aws:SourceIp", "8.0.0.0/8"],
    ["IpAddress", "aws:SourceIp", "203.0.113.7"],
    ["IpAddress", "aws:SourceIp", "2001:db8::/32"],
    ["IpAddress", "aws:SourceIp", "2001:db8::1"],
    ["StringEquals", "acs:SourceVpc", "vpc-1"],
  ])("by %s of %s: %o", (operator, key, value) => {
    expect(kept(operator, key, value)).toBe("all");
  });
});

describe("strangers are not kept out", () => {
  test.each([
    ["StringNotEquals", "aws:PrincipalOrgID", "o-1"],
    ["Null", "aws:PrincipalOrgID", "false"],
    ["StringEqualsIfExists", "aws:PrincipalOrgID", "o-1"],
    ["StringLike", "aws:PrincipalOrgID", "*"],
    ["StringLike", "aws:PrincipalOrgID", "?*"],
    ["StringLike", "aws:PrincipalOrgID", ["o-1", "??"]],
    ["StringEquals", "aws:PrincipalOrgID", []],
    ["ArnLike", "aws:PrincipalArn", "arn:*"],
    ["ArnLike", "aws:PrincipalArn", "arn:*:*"],
    ["ArnLike", "aws:PrincipalArn", "arn:aws:iam:*:*:role/till"],
    ["ArnLike", "acs:PrincipalArn", "acs:*:*:*"],
    ["StringEquals", "aws:Referer", "https://mall.example"],
    ["IpAddress", "aws:SourceIp", "8.0.0.0/7"],
    ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
    ["IpAddress", "aws:SourceIp", "2001:db8::/31"],
    ["IpAddress", "aws:SourceIp", "no prefix"],
    ["IpAddress", "aws:SourceIp", ["203.0.113.7", "8.0.0.0/7"]],
  ])("by %s of %s: %o", (operator, key, value) => {
    expect(kept(operator, key, value)).toBe("none");
  });

  test("for certain, where the conditions are not known", () => {
    expect(keepsStrangersOut(statement({ Condition: UNKNOWN }))).toBe(UNKNOWN);
  });
});

test("a pattern that fixes a part of a name keeps strangers out", () => {
  expect(kept("StringLike", "aws:PrincipalOrgPaths", "o-1/*")).toBe("all");
  expect(kept("StringLike", "aws:userid", "a*")).toBe("all");
  expect(kept("StringLike", "aws:userid", "*a")).toBe("all");
  expect(kept("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:*")).toBe("all");
  expect(kept("StringLike", "aws:userid", "x-arn:*")).toBe("all");
});

describe("strangers are let in", () => {
  const everybody = { Principal: "*" };
  const owner = { StringEquals: { "aws:PrincipalOrgID": "o-1" } };

  test("by an Allow for everybody, whose conditions anybody meets", () => {
    expect(letsInStrangers(statement(everybody))).toBe(true);
    expect(letsInStrangers(statement({ ...everybody, Condition: owner }))).toBe(false);
    expect(letsInStrangers(statement({ Principal: { AWS: "111122223333" } }))).toBe(false);
  });

  test("by no Deny", () => {
    expect(letsInStrangers(statement({ ...everybody, Effect: "Deny" }))).toBe(false);
  });

  test("perhaps, where a part of it is not known", () => {
    expect(letsInStrangers(statement({ ...everybody, Effect: UNKNOWN }))).toBe(UNKNOWN);
    expect(letsInStrangers(statement({ ...everybody, Condition: UNKNOWN }))).toBe(UNKNOWN);
    expect(letsInStrangers(statement({ Principal: { AWS: UNKNOWN } }))).toBe(UNKNOWN);
    expect(letsInStrangers(statement({ ...everybody, Effect: UNKNOWN, Condition: owner }))).toBe(false);
  });
});

test("principals are named by a statement, and by no exception of one", () => {
  expect(named(statement({ Principal: { AWS: ["a", "b"] } }))).toEqual([
    { kind: "AWS", name: "a" },
    { kind: "AWS", name: "b" },
  ]);
  expect(named(statement({ NotPrincipal: { AWS: "a" } }))).toEqual([]);
  expect(named(statement({}))).toEqual([]);
});
