import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import type { Resource } from "@pulumi/pulumi";

/** Where something is built, and as whom. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** Role that the deployment takes on in the account. */
  readonly assumeRole?: string;
}

/** `allowedAccountIds` makes a deployment with another account's credentials fail before it changes anything. */
export function awsProvider(name: string, place: Place, parent: Resource): aws.Provider {
  const { account, region, assumeRole } = place;
  return new aws.Provider(
    name,
    {
      region: region as aws.Region,
      allowedAccountIds: [account],
      ...(assumeRole !== undefined && { assumeRoles: [{ roleArn: assumeRole, sessionName: "atrium" }] }),
    },
    { parent },
  );
}

/** Its provider has no such list: `accountId` only completes some requests, so the role's ARN is the guard. */
export function alicloudProvider(name: string, place: Place, parent: Resource): alicloud.Provider {
  const { account, region, assumeRole } = place;
  return new alicloud.Provider(
    name,
    {
      region,
      accountId: account,
      ...(assumeRole !== undefined && { assumeRole: { roleArn: assumeRole, sessionName: "atrium" } }),
    },
    { parent },
  );
}
