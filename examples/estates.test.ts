import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { baseline } from "../policy-packs/baseline/pack.ts";
import { previewReport, runProgram, terminalReport } from "../preview/index.ts";
import { loadEstate } from "../stacks/index.ts";

const HERE = new URL("./", import.meta.url).pathname;
/** Estates that the landing zone itself builds; an example with a program of its own has its own test. */
const estates = readdirSync(HERE).filter(
  (name) => existsSync(join(HERE, name, "estate.yaml")) && !existsSync(join(HERE, name, "Pulumi.yaml")),
);

/** Advice that an example lives with, and why: whoever copies it reads the advice in the preview. */
const LIVED_WITH: Readonly<Record<string, string>> = {
  "identity-no-wildcard-resource":
    "RAM binds few of these actions to a tag, and operations and security serve every machine of the account",
  "log-require-bucket-access-log":
    "copies of logs lie in a second region of Alibaba Cloud, and an access log wants a bucket there too",
  "availability-require-nat-per-zone":
    "one small mall pays for one gateway; a second is a line in its estate",
  "account-require-patching": "its servers are replaced by each release, and no baseline is set for them yet",
  "backup-require-plan":
    "ApsaraDB RDS is no source of Cloud Backup: its own backups and logs, in the second region too, are its plan",
  "backup-require-second-provider":
    "what leaves ApsaraDB for another provider is an export of operations, which no resource shows",
  "db-require-managed-password":
    "ApsaraDB and Tair are given an account's password by who makes it: a generated secret",
  "db-require-transparent-encryption":
    "disks of ApsaraDB lie under the group's own key; its engine would encrypt them once more",
  "network-no-public-web-ports":
    "the network's own group of the web tier; balancers of systems have narrower ones of their own",
  "account-require-baseline-services": "the security centre is bought for the group, in another account",
};

test("there are estates to try", () => {
  expect(estates).toEqual(expect.arrayContaining(["china-and-abroad", "mall-group", "single-mall"]));
});

describe.each(estates)("%s", (name) => {
  const file = `examples/${name}/estate.yaml`;

  test("is allocated in full: its lock holds every address of its plan", () => {
    expect(loadEstate(join(HERE, name, "estate.yaml")).estate.name).toBe(name);
  });

  test("previews as expected, with nothing failed but advice it lives with", async () => {
    const record = await runProgram({ program: HERE, stack: "dev", config: { "atrium:estate": file } });
    const report = previewReport({
      record,
      packs: [baseline],
      asked: { estate: file, failOn: "mandatory" },
      startedAt: performance.now(),
    });
    const failed = report.verdicts.filter(({ status }) => status === "fail");
    expect(
      failed
        .filter(({ level, control }) => level === "mandatory" || LIVED_WITH[control] === undefined)
        .map(({ message }) => message),
    ).toEqual([]);
    const text = terminalReport(report, { color: false, width: 110 }).replace(
      /offline in [\d.]+ s/,
      "offline",
    );
    await expect(text).toMatchFileSnapshot(`${name}/expected/preview.txt`);
  });
});
