import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import type { ConfigBackupArgs } from "./contract.ts";
import { faultCases } from "./faults.cases.ts";
import { configKey, configName, namePattern, parseConfigName } from "./file-name.ts";
import { layoutAlicloudConfigBackup, layoutAwsConfigBackup } from "./layout.ts";
import { alicloudConfigBackupArgs, configBackupArgs } from "./testing.ts";

const base = (cloud: "aws" | "alicloud", more: Partial<ConfigBackupArgs>): ConfigBackupArgs =>
  cloud === "aws" ? configBackupArgs("ap-southeast-1", more) : alicloudConfigBackupArgs("cn-shanghai", more);

function codes(cloud: "aws" | "alicloud", more: Partial<ConfigBackupArgs>): readonly string[] {
  const layout = cloud === "aws" ? layoutAwsConfigBackup : layoutAlicloudConfigBackup;
  try {
    layout("net", base(cloud, more));
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.diagnostics.map(({ code }) => code);
  }
}

describe.each(faultCases)("on $cloud: $title", ({ cloud, code, args, twin }) => {
  it(`is refused as ${code}`, () => {
    expect(codes(cloud, args)).toContain(code);
  });

  it("is not refused once it is put right", () => {
    expect(codes(cloud, twin)).toEqual([]);
  });
});

it("wants somebody to hear of silence on Alibaba Cloud, where no alarm of its own watches", () => {
  const { route: _, ...deaf } = alicloudConfigBackupArgs("cn-shanghai");
  expect(() => layoutAlicloudConfigBackup("net", deaf)).toThrow(BadInput);
  const { route: __, ...watched } = configBackupArgs("ap-southeast-1");
  expect(() => layoutAwsConfigBackup("net", watched)).not.toThrow();
});

describe("the name of a file", () => {
  it("says device, day and version, as the guide's example does", () => {
    expect(parseConfigName("Router-A-20241201-v1.0.cfg")).toEqual({
      device: "Router-A",
      date: "2024-12-01",
      version: { major: 1, minor: 0 },
    });
  });

  it.each([
    ["Router-A-20240230-v1.0.cfg", "2024-02-30 is no day"],
    ["Router-A-20241301-v1.0.cfg", "2024-13-01 is no day"],
    ["Router_A-20241201-v1.0.cfg", '"Router_A" is no name'],
    ["-20241201-v1.0.cfg", "is not written as"],
    ["Router-A-241201-v1.0.cfg", "is not written as"],
    ["Router-A-20241201-v01.0.cfg", "is not written as"],
    ["Router-A-20241201-v1.cfg", "is not written as"],
    ["Router-A-20241201-v1.0.cfg.bak", "is not written as"],
    ["router/Router-A-20241201-v1.0.cfg", "is no name"],
    ["路由器-20241201-v1.0.cfg", "is no name"],
    ["", "is not written as"],
  ])("%s is refused: %s", (text, why) => {
    const parsed = parseConfigName(text);
    expect("fault" in parsed ? parsed.fault : "accepted").toContain(why);
  });

  const names = fc.record({
    device: fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,20}[A-Za-z0-9])?$/),
    date: fc
      .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    version: fc.record({ major: fc.nat(99_999), minor: fc.nat(99_999) }),
  });

  it("reads back what was written, whatever the device is called", () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(parseConfigName(configName(name))).toEqual(name);
      }),
    );
  });

  it("is let through by the device's own pattern, and its folder's alone", () => {
    fc.assert(
      fc.property(names, (name) => {
        for (const cloud of ["aws", "alicloud"] as const) {
          const pattern = namePattern(cloud, name.device)
            .replaceAll(".", "\\.")
            .replaceAll("?", ".")
            .replaceAll("*", ".*");
          expect(configKey(name)).toMatch(new RegExp(`^${pattern}$`));
        }
      }),
    );
  });

  it("is not made of what could not be read back", () => {
    const wrong = { device: "Router A", date: "2024-12-01", version: { major: 1, minor: 0 } };
    expect(() => configName(wrong)).toThrow(RangeError);
  });
});

describe("retention", () => {
  it("is a year for key devices and core servers, three months for others, versions included", () => {
    const { store } = layoutAwsConfigBackup("net", configBackupArgs("ap-southeast-1"));
    expect(
      Object.entries(store.buckets).map(([key, bucket]) => [key, bucket.keepDays, bucket.oldVersionsDays]),
    ).toEqual([
      ["year", 366, 366],
      ["quarter", 92, 92],
    ]);
  });

  it("makes no bucket that nothing is kept in", () => {
    const { store } = layoutAwsConfigBackup("net", {
      ...configBackupArgs("ap-southeast-1"),
      collectors: {
        network: {
          purpose: "fetches",
          takenBy: { certificates: "arn:aws:rolesanywhere:ap-southeast-1:111122223333:trust-anchor/0-0" },
          devices: { "Router-A": { kind: "network-core" } },
        },
      },
    });
    expect(Object.keys(store.buckets)).toEqual(["year"]);
  });
});
