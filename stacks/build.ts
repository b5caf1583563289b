import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import { AlicloudNetwork, AwsNetwork, type NetworkOutputs } from "../components/index.ts";
import type { EstateNetwork } from "./estate.ts";
import { EstateComponent } from "./estate-component.ts";
import type { LoadedEstate } from "./load.ts";

export interface LandingZone {
  readonly component: EstateComponent;
  /** Network name → what others attach to. */
  readonly networks: Readonly<Record<string, NetworkOutputs>>;
}

/** Builds an estate: one component a network, each with a provider bound to its account and region. */
export function buildLandingZone(loaded: LoadedEstate): LandingZone {
  const component = new EstateComponent(loaded);
  const networks = Object.entries(loaded.estate.networks).map(([name, network]) => [
    name,
    network.args.addresses.provider === "aws"
      ? awsNetwork(name, network, component)
      : alicloudNetwork(name, network, component),
  ]);
  return { component, networks: Object.fromEntries(networks) };
}

/** `allowedAccountIds` makes a deployment with another account's credentials fail before it changes anything. */
function awsNetwork(name: string, { args, assumeRole }: EstateNetwork, parent: EstateComponent): AwsNetwork {
  const provider = new aws.Provider(
    name,
    {
      region: args.addresses.region as aws.Region,
      allowedAccountIds: [args.account],
      ...(assumeRole !== undefined && { assumeRoles: [{ roleArn: assumeRole, sessionName: "atrium" }] }),
    },
    { parent },
  );
  return new AwsNetwork(name, args, { parent, provider });
}

/** Its provider has no such list: `accountId` only completes some requests, so the role's ARN is the guard. */
function alicloudNetwork(
  name: string,
  { args, assumeRole }: EstateNetwork,
  parent: EstateComponent,
): AlicloudNetwork {
  const provider = new alicloud.Provider(
    name,
    {
      region: args.addresses.region,
      accountId: args.account,
      ...(assumeRole !== undefined && { assumeRole: { roleArn: assumeRole, sessionName: "atrium" } }),
    },
    { parent },
  );
  return new AlicloudNetwork(name, args, { parent, provider });
}
