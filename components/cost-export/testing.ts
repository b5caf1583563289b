import { keyFor, TAGS } from "../workload/testing.ts";
import type { CostExportArgs } from "./contract.ts";

const READERS = { finance: "asks what each department spent" };

export function awsExportArgs(region: string, more: Partial<CostExportArgs> = {}): CostExportArgs {
  return {
    account: "111122223333",
    region,
    environment: "production",
    tags: TAGS,
    key: keyFor("athena"),
    readers: READERS,
    ...more,
  };
}

export function alicloudExportArgs(region: string, more: Partial<CostExportArgs> = {}): CostExportArgs {
  return {
    account: "1000000000000001",
    region,
    environment: "production",
    tags: TAGS,
    readers: READERS,
    ...more,
  };
}
