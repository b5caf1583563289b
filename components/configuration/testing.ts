import { alicloudPlace, awsPlace, keyFor, TAGS } from "../workload/testing.ts";
import type { ConfigurationArgs } from "./contract.ts";

const DOCUMENTS: ConfigurationArgs["documents"] = {
  tills: {
    purpose: "how tills behave",
    content: { offlineMinutes: 30, receipts: { language: "zh" }, database: { password: "secret:pos/till" } },
    schema: { type: "object", required: ["offlineMinutes"] },
  },
  campaigns: { purpose: "discounts of the week", content: { discounts: [{ sku: "4711", percent: 10 }] } },
};

const READERS: ConfigurationArgs["readers"] = { till: ["tills", "campaigns"], site: ["campaigns"] };

export function awsConfigurationArgs(
  region: string,
  more: Partial<ConfigurationArgs> = {},
): ConfigurationArgs {
  return {
    ...awsPlace(region),
    tags: TAGS,
    documents: DOCUMENTS,
    readers: READERS,
    key: keyFor("appconfig"),
    rollBackOn: { errors: "alarm-arn" },
    ...more,
  };
}

export function alicloudConfigurationArgs(
  region: string,
  more: Partial<ConfigurationArgs> = {},
): ConfigurationArgs {
  return { ...alicloudPlace(region), tags: TAGS, documents: DOCUMENTS, readers: READERS, ...more };
}
