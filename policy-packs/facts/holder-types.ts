import type { Cloud } from "../control.ts";

/** Those who hold policies. */
export const holderTypes: Readonly<Record<Cloud, readonly string[]>> = {
  aws: ["aws:iam/role:Role", "aws:iam/group:Group", "aws:iam/user:User"],
  alicloud: ["alicloud:ram/role:Role", "alicloud:ram/group:Group", "alicloud:ram/user:User"],
};
