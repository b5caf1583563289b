import { describe, expect, test } from "vitest";
import { type RecordedResource, runProgram } from "../preview/index.ts";

/** Inputs by which one resource is asked for another that has to be there, and the types which they name. */
const NAMES: Readonly<Record<string, readonly [type: string, property: string]>> = {
  "aws:cloudwatch/logMetricFilter:LogMetricFilter.logGroupName": ["aws:cloudwatch/logGroup:LogGroup", "name"],
  "aws:cloudwatch/eventTarget:EventTarget.rule": ["aws:cloudwatch/eventRule:EventRule", "name"],
  "aws:cloudtrail/trail:Trail.s3BucketName": ["aws:s3/bucket:Bucket", "bucket"],
  "aws:iam/rolePolicy:RolePolicy.role": ["aws:iam/role:Role", "name"],
  "aws:iam/groupPolicy:GroupPolicy.group": ["aws:iam/group:Group", "name"],
  "aws:s3/bucketLogging:BucketLogging.targetBucket": ["aws:s3/bucket:Bucket", "bucket"],
  "alicloud:log/alertResource:AlertResource.project": ["alicloud:log/project:Project", "projectName"],
  "alicloud:log/store:Store.projectName": ["alicloud:log/project:Project", "projectName"],
  "alicloud:sls/alert:Alert.projectName": ["alicloud:log/project:Project", "projectName"],
  "alicloud:sls/ossExportSink:OssExportSink.project": ["alicloud:log/project:Project", "projectName"],
  "alicloud:vpc/flowLog:FlowLog.logStoreName": ["alicloud:log/store:Store", "logstoreName"],
};

/** Types that write into a store of Log Service, and the store that each says. */
const WRITERS: Readonly<Record<string, (inputs: Inputs) => unknown>> = {
  "alicloud:actiontrail/trail:Trail": ({ trailName }) => `actiontrail_${trailName}`,
  "alicloud:sls/collectionPolicy:CollectionPolicy": ({ centralizeConfig }) =>
    (centralizeConfig as Inputs).destLogstore,
  "alicloud:sls/ossExportSink:OssExportSink": ({ configuration }) => (configuration as Inputs).logstore,
  "alicloud:vpc/flowLog:FlowLog": ({ logStoreName }) => logStoreName,
};

type Inputs = RecordedResource["inputs"];

describe.each(["mall-group", "china-and-abroad"])("%s", (estate) => {
  test("makes nothing before what it names is there", async () => {
    const resources = await preview(estate);
    const needs = needsOf(resources);
    const uses = resources.flatMap((user) =>
      Object.entries(user.inputs).flatMap(([input, name]) => {
        const [type, property] = NAMES[`${user.type}.${input}`] ?? [];
        if (type === undefined || property === undefined || typeof name !== "string") return [];
        // Accounts may have the same name each, regions too: one of them has to be waited for.
        const named = resources.filter((each) => each.type === type && each.inputs[property] === name);
        return named.length === 0 ? [] : [{ user, input, named }];
      }),
    );
    expect(new Set(uses.map(({ user, input }) => `${user.type}.${input}`))).toEqual(
      new Set(Object.keys(NAMES)),
    );
    const early = uses.filter(({ user, named }) => !named.some(({ urn }) => needs(user.urn).has(urn)));
    expect(early.map(({ user, input }) => `${user.name}: ${input}`)).toEqual([]);
  });

  test("has every store indexed before a service writes there and does it itself", async () => {
    const resources = await preview(estate);
    const needs = needsOf(resources);
    const indexes = resources.filter(({ type }) => type === "alicloud:log/storeIndex:StoreIndex");
    const writers = resources.filter(({ type }) => type in WRITERS);
    expect(new Set(writers.map(({ type }) => type))).toEqual(new Set(Object.keys(WRITERS)));
    const early = writers.filter(({ urn, type, inputs }) => {
      const store = WRITERS[type]?.(inputs);
      return !indexes.some((index) => index.inputs.logstore === store && needs(urn).has(index.urn));
    });
    expect(early.map(({ name }) => name)).toEqual([]);
  });
});

async function preview(estate: string): Promise<readonly RecordedResource[]> {
  const config = { "atrium:estate": `examples/${estate}/estate.yaml` };
  return (await runProgram({ program: import.meta.dirname, stack: "dev", config })).resources;
}

/** Everything that has to be there before a resource, near or far. */
function needsOf(resources: readonly RecordedResource[]): (urn: string) => ReadonlySet<string> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const known = new Map<string, ReadonlySet<string>>();
  return function needs(urn: string): ReadonlySet<string> {
    const found = known.get(urn);
    if (found !== undefined) return found;
    known.set(urn, new Set());
    const direct = byUrn.get(urn)?.dependencies ?? [];
    const all = new Set(direct.flatMap((each) => [each, ...needs(each)]));
    known.set(urn, all);
    return all;
  };
}
