import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { ConfigurationArgs } from "./contract.ts";

const one = (content: ConfigurationArgs["documents"][string]["content"]): Partial<ConfigurationArgs> => ({
  documents: { tills: { purpose: "tills", content } },
  readers: {},
});
const many = (count: number): Partial<ConfigurationArgs> => ({
  documents: Object.fromEntries(
    [...Array(count).keys()].map((index) => [`tills-${index}`, { purpose: "tills", content: {} }]),
  ),
  readers: {},
});

export const faultCases: readonly FaultCase<ConfigurationArgs>[] = [
  {
    title: "holds a password",
    cloud: "aws",
    args: one({ database: { password: "hunter2" } }),
    code: "configuration.secret",
    twin: one({ database: { password: "secret:pos/till" } }),
  },
  {
    title: "holds a token inside a list",
    cloud: "alicloud",
    args: one({ partners: [{ apiKey: "abc123" }] }),
    code: "configuration.secret",
    twin: one({ partners: [{ apiUrl: "https://partner.example" }] }),
  },
  {
    title: "has no key",
    cloud: "aws",
    args: { key: keyFor("logs") },
    code: "keys.serves",
    twin: { key: keyFor("appconfig", "logs") },
  },
  {
    title: "sets nothing",
    cloud: "alicloud",
    args: { documents: {}, readers: {} },
    code: "configuration.documents",
    twin: {},
  },
  {
    title: "has a document with a name in capitals",
    cloud: "aws",
    args: { documents: { Tills: { purpose: "tills", content: {} } }, readers: {} },
    code: "configuration.name",
    twin: { documents: { tills: { purpose: "tills", content: {} } }, readers: {} },
  },
  {
    title: "has a reader of a document that is not there",
    cloud: "alicloud",
    args: { readers: { till: ["prices"] } },
    code: "configuration.reader",
    twin: { readers: { till: ["tills"] } },
  },
  {
    title: "has a reader that reads nothing",
    cloud: "aws",
    args: { readers: { till: [] } },
    code: "configuration.reader",
    twin: { readers: {} },
  },
  {
    title: "keeps data as a setting",
    cloud: "alicloud",
    args: one({ prices: "x".repeat(100_001) }),
    code: "configuration.bytes",
    twin: one({ prices: "x".repeat(90_000) }),
  },
  {
    title: "has a schema that no validator takes",
    cloud: "aws",
    args: {
      documents: { tills: { purpose: "tills", content: {}, schema: { description: "x".repeat(33_000) } } },
      readers: {},
    },
    code: "configuration.bytes",
    twin: {
      documents: { tills: { purpose: "tills", content: {}, schema: { type: "object" } } },
      readers: {},
    },
  },
  {
    title: "has more documents than an application",
    cloud: "aws",
    args: many(101),
    code: "configuration.quota",
    twin: many(100),
  },
  {
    title: "has a class that is none",
    cloud: "alicloud",
    args: { size: "large" },
    code: "configuration.size",
    twin: { size: "MSE_SC_4_8_60_c" },
  },
  {
    title: "stands in no zone",
    cloud: "alicloud",
    args: { subnets: {} },
    code: "placement.zones",
    twin: { subnets: { "cn-shanghai-b": "vsw-b" } },
  },
  {
    title: "has its address in a zone without a subnet",
    cloud: "alicloud",
    args: { zone: "cn-shanghai-z" },
    code: "configuration.zone",
    twin: { zone: "cn-shanghai-b" },
  },
];
