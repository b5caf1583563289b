import { z } from "zod";
import { ENVIRONMENTS } from "../../components/index.ts";
import { key, matching } from "../texts.ts";
import { PURPOSES } from "./account.ts";

export const accountId = matching(
  /^\d{12}(?:\d{4})?$/,
  "is no account id",
  "write its digits in quotes: 12 digits on AWS, 16 digits on Alibaba Cloud",
);

const account = z.strictObject({
  provider: z.enum(["aws", "alicloud"]),
  id: accountId,
  purpose: z
    .enum(PURPOSES)
    .describe(
      "management pays and organises, log-archive keeps the logs of all, security watches, workload runs",
    ),
  environment: z.enum(ENVIRONMENTS).default("production"),
  home: z.string().min(1).describe("region of global settings and account-wide resources"),
  regions: z
    .array(z.string().min(1))
    .default([])
    .describe("regions in use beside the home region and those of the account's networks"),
  assumeRole: z.string().min(1).optional().describe("role that the deployment takes on in the account"),
  tags: z.record(z.string(), z.string()).default({}).describe("beside and instead of those of the estate"),
});

export const accountsSchema = z.record(key, account).default({});
