import { ALICLOUD_ROUTE, AWS_ROUTE, alicloudPlace, awsPlace, keyFor, TAGS } from "../workload/testing.ts";
import type { IotArgs } from "./contract.ts";

const CLIENTS: IotArgs["clients"] = {
  stores: { reason: "zone iot of all stores", prefixes: ["10.12.0.0/14"] },
};

const CLASSES: IotArgs["classes"] = {
  camera: { purpose: "entrances, aisles and car parks" },
  level: { purpose: "tanks of sprinklers", placed: true, readings: { litres: { least: 400, unit: "l" } } },
  meter: { purpose: "power of tenants", readings: { load: { unit: "kW", watched: "elsewhere" } } },
  "cold-chain": {
    purpose: "refrigerators and cold rooms",
    readings: { temperature: { least: -25, most: 8, unit: "°C" } },
    commands: true,
  },
};

export function awsIotArgs(region: string, more: Partial<IotArgs> = {}): IotArgs {
  return {
    ...awsPlace(region),
    tags: TAGS,
    clients: CLIENTS,
    classes: CLASSES,
    key: keyFor("logs"),
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudIotArgs(region: string, more: Partial<IotArgs> = {}): IotArgs {
  return {
    ...alicloudPlace(region),
    tags: TAGS,
    clients: CLIENTS,
    classes: CLASSES,
    route: ALICLOUD_ROUTE,
    brokers: {
      servers: { one: "i-1", two: "i-2" },
      serverCertificate: "1001-cn-hangzhou",
      deviceAuthority: "ca-1",
    },
    ...more,
  };
}
