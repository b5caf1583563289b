import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { AwsAlarms } from "../alarms/index.ts";
import { AwsBudget, readBudgetRules } from "../budget/index.ts";
import { RULES } from "../budget/testing.ts";
import { AwsCache } from "../cache/index.ts";
import { AwsCluster } from "../cluster/index.ts";
import type { Component } from "../component.ts";
import { AwsConfiguration } from "../configuration/index.ts";
import { AwsIot } from "../iot/index.ts";
import type { KeyService } from "../keys/contract.ts";
import { AwsObjectStore } from "../object-store/index.ts";
import { AwsQueue } from "../queue/index.ts";
import { AwsSystem } from "../system/index.ts";
import { siteIn } from "../system/testing.ts";
import { recordComponent } from "../testing.ts";
import { AWS_ROUTE, awsPlace, keyFor, TAGS } from "./testing.ts";

const { subnets, ...place } = awsPlace("ap-southeast-1");

const BUDGETS = `apiVersion: atrium/v1\nkind: CostRules\n${RULES}`;

/** What a README takes for granted: a network, keys, a route and tags. */
const AROUND = {
  AwsAlarms,
  readBudgetRules,
  costs: BUDGETS,
  tags: TAGS,
  place: { account: place.account, region: place.region },
  route: AWS_ROUTE,
  network: {
    vpcId: place.vpcId,
    subnetIds: { db: subnets, app: subnets, iot: subnets },
    securityGroupIds: { app: "sg-app" },
  },
  bastion: { groupId: "sg-bastion" },
  errorAlarm: { arn: "alarm-arn" },
  alerts: { route: AWS_ROUTE },
  site: siteIn("aws", "ap-southeast-1"),
};

const CLASSES = {
  budget: { AwsBudget },
  cache: { AwsCache },
  queue: { AwsQueue },
  cluster: { AwsCluster },
  configuration: { AwsConfiguration },
  "object-store": { AwsObjectStore },
  iot: { AwsIot },
  system: { AwsSystem },
} as const;

type AnyComponent = new (name: string, args: object, opts: pulumi.ComponentResourceOptions) => Component;

/** The first program of a README, with the class that it shows. */
function snippet(folder: string): string {
  const text = readFileSync(new URL(`../${folder}/README.md`, import.meta.url), "utf8");
  const [, program] = /^```ts\n([\s\S]*?)^```/m.exec(text) ?? [];
  if (program === undefined) throw new Error(`${folder}/README.md shows no program`);
  return program;
}

describe.each(Object.entries(CLASSES) as [string, object][])(
  "the program of %s/README.md",
  (folder, classes) => {
    it("imports what the package gives, and runs", async () => {
      const program = snippet(folder);
      const [, imported = ""] = /^import \{ (.*) \} from "atrium\/components";$/m.exec(program) ?? [];
      const names = imported.split(", ");
      expect(names).toEqual(expect.arrayContaining(Object.keys(classes)));
      expect(names.filter((name) => !(name in { ...AROUND, ...classes }))).toEqual([]);
      // Services that the README asks of its key, and no other.
      const [, serves = ""] = /serves: \[(.*?)\]/.exec(program) ?? [];
      const key = keyFor(...(JSON.parse(`[${serves}]`) as readonly KeyService[]));
      const keys = { keys: { pos: key, shop: key, logs: key }, replicas: { pos: key } };
      const [[className, Shown]] = Object.entries(classes) as unknown as [[string, AnyComponent]];
      const shown: Component[] = [];
      const recording = await recordComponent((transform) => {
        const Recorded = class extends Shown {
          constructor(name: string, args: object) {
            super(name, args, { transformations: [transform] });
            shown.push(this);
          }
        };
        const given = { ...AROUND, keys, [className]: Recorded };
        const body = stripTypeScriptTypes(program.replace(/^import .*$/gm, ""));
        new Function(...Object.keys(given), body)(...Object.values(given));
        const [made] = shown;
        if (made === undefined) throw new Error("it makes nothing");
        return made;
      });
      expect(recording.resources.length).toBeGreaterThan(5);
    });
  },
);
