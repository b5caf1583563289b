import { ALICLOUD_ROUTE, AWS_ROUTE, type FaultCase, keyFor } from "../workload/testing.ts";
import type { IotArgs } from "./contract.ts";

const reading = (range: object, name = "temperature"): Partial<IotArgs> => ({
  classes: { room: { purpose: "a room", readings: { [name]: { unit: "°C", ...range } } } },
});
const brokers = (more: Partial<NonNullable<IotArgs["brokers"]>>): Partial<IotArgs> => ({
  brokers: {
    servers: { one: "i-1", two: "i-2" },
    serverCertificate: "cert",
    deviceAuthority: "ca",
    ...more,
  },
});

export const faultCases: readonly FaultCase<IotArgs>[] = [
  {
    title: "lets devices in from the internet",
    cloud: "aws",
    args: { clients: { all: { reason: "everywhere", prefixes: ["0.0.0.0/0"] } } },
    code: "clients.public",
    twin: { clients: { all: { reason: "stores", prefixes: ["10.12.0.0/16"] } } },
  },
  {
    title: "lets machines of the cloud in as devices",
    cloud: "alicloud",
    args: { clients: { app: { reason: "servers", group: "sg-app" } } },
    code: "iot.client",
    twin: { clients: { app: { reason: "stores", prefixes: ["10.12.0.0/16"] } } },
  },
  {
    title: "has its entrance in one zone",
    cloud: "aws",
    args: { subnets: { "apse1-az1": "subnet-1" } },
    code: "placement.zones",
    twin: { subnets: { "apse1-az1": "subnet-1", "apse1-az2": "subnet-2" } },
  },
  {
    title: "has a key that does not serve logs",
    cloud: "aws",
    args: { key: keyFor("s3") },
    code: "keys.serves",
    twin: { key: keyFor("logs") },
  },
  {
    title: "tells people of the other cloud",
    cloud: "alicloud",
    args: { route: AWS_ROUTE },
    code: "route.cloud",
    twin: { route: ALICLOUD_ROUTE },
  },
  {
    title: "has no class",
    cloud: "aws",
    args: { classes: {} },
    code: "iot.classes",
    twin: reading({ most: 28 }),
  },
  {
    title: "has a class that is a path",
    cloud: "aws",
    args: { classes: { "room/1": { purpose: "a room" } } },
    code: "iot.name",
    twin: { classes: { "room-1": { purpose: "a room" } } },
  },
  {
    title: "has a class for each store",
    cloud: "alicloud",
    args: {
      classes: Object.fromEntries([...Array(21).keys()].map((index) => [`store-${index}`, { purpose: "x" }])),
    },
    code: "iot.quota",
    twin: {
      classes: Object.fromEntries([...Array(20).keys()].map((index) => [`store-${index}`, { purpose: "x" }])),
    },
  },
  {
    title: "has a reading that nothing is out of",
    cloud: "aws",
    args: reading({}),
    code: "iot.range",
    twin: reading({ most: 28 }),
  },
  {
    title: "has a range that is empty",
    cloud: "alicloud",
    args: reading({ least: 80, most: 20 }),
    code: "iot.range",
    twin: reading({ least: 20, most: 80 }),
  },
  {
    title: "has a range that another watches",
    cloud: "aws",
    args: reading({ most: 28, watched: "elsewhere" }),
    code: "iot.range",
    twin: reading({ watched: "elsewhere" }),
  },
  {
    title: "writes a statement into a rule by a reading's name",
    cloud: "aws",
    args: reading({ most: 1 }, "t OR 1=1"),
    code: "iot.reading",
    twin: reading({ most: 1 }, "water"),
  },
  {
    title: "has no broker",
    cloud: "alicloud",
    args: brokers({ servers: {} }),
    code: "iot.brokers",
    twin: brokers({}),
  },
  {
    title: "has one broker",
    cloud: "alicloud",
    args: brokers({ servers: { one: "i-1" } }),
    code: "iot.brokers",
    twin: brokers({ servers: { one: "i-1", two: "i-2", three: "i-3" } }),
  },
  {
    title: "has brokers on a port of the system",
    cloud: "alicloud",
    args: brokers({ port: 80 }),
    code: "iot.port",
    twin: brokers({ port: 1884 }),
  },
];
