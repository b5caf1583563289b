import { roleName } from "../../components/identity/index.ts";
import { type Environment, partitionOf, sideOf, type Tags } from "../../components/index.ts";
import { acsArn } from "../../components/partition/alicloud.ts";
import { arn } from "../../components/partition/aws.ts";

/** What an account is for; it decides which components stand in it. */
export const PURPOSES = ["management", "log-archive", "security", "workload"] as const;

export type Purpose = (typeof PURPOSES)[number];

/** One account of the estate, ready to be governed: `accounts.<name>` of estate.yaml with its tags merged. */
export interface GovernedAccount {
  readonly name: string;
  readonly provider: "aws" | "alicloud";
  /** 12 digits on AWS, 16 on Alibaba Cloud. */
  readonly id: string;
  readonly purpose: Purpose;
  readonly environment: Environment;
  /** Where global settings are kept and account-wide resources stand. */
  readonly home: string;
  /** Every region in use, the home region first. */
  readonly regions: readonly string[];
  readonly tags: Tags;
}

/** What no trail, organisation or key crosses: the partition on AWS, the side of the border on Alibaba Cloud. */
export function realmOf({ provider, home }: Place): string | undefined {
  return provider === "aws" ? partitionOf(home) : sideOf(home);
}

type Place = Pick<GovernedAccount, "provider" | "home">;

/** The same, as people call it. */
export function realmName(place: Place): string {
  if (place.provider === "alicloud") return `Alibaba Cloud (${realmOf(place)})`;
  return { aws: "AWS", "aws-cn": "AWS China", "aws-us-gov": "AWS GovCloud" }[
    partitionOf(place.home) ?? "aws"
  ];
}

/** ARN of one of our roles in an account: their names are the same in every one. */
export function roleArn({ provider, id, home }: GovernedAccount, role: string): string {
  const resource = `role/${roleName(provider, role)}`;
  return provider === "aws"
    ? arn({ partition: partitionOf(home) ?? "aws", service: "iam", account: id, resource })
    : acsArn({ service: "ram", account: id, resource });
}
