import { AlicloudNetwork, AwsNetwork, type NetworkOutputs } from "../components/index.ts";
import { secretReader } from "./config-secrets.ts";
import type { EstateNetwork } from "./estate.ts";
import { EstateComponent } from "./estate-component.ts";
import { buildGovernance } from "./governance/build.ts";
import type { LoadedEstate } from "./load.ts";
import { alicloudProvider, awsProvider } from "./providers.ts";
import { buildWorkloads } from "./workloads/build.ts";

export interface LandingZone {
  readonly component: EstateComponent;
  /** Network name → what others attach to. */
  readonly networks: Readonly<Record<string, NetworkOutputs>>;
}

/**
 * Builds an estate: its accounts, and one component a network, each with a provider bound to account and region.
 * @clause 8.1.2-a
 */
export function buildLandingZone(loaded: LoadedEstate): LandingZone {
  const component = new EstateComponent(loaded);
  const { governance } = loaded.estate;
  const accounts = buildGovernance(governance, component, secretReader(governance));
  const networks = Object.fromEntries(
    Object.entries(loaded.estate.networks).map(([name, network]) => [
      name,
      networkOf(name, network, component),
    ]),
  );
  buildWorkloads(loaded.estate.workloads, accounts, loaded.estate.networks, networks);
  return { component, networks };
}

function networkOf(
  name: string,
  { args, assumeRole }: EstateNetwork,
  parent: EstateComponent,
): NetworkOutputs {
  const { provider: cloud, region } = args.addresses;
  const place = { account: args.account, region, ...(assumeRole !== undefined && { assumeRole }) };
  return cloud === "aws"
    ? new AwsNetwork(name, args, { parent, provider: awsProvider(name, place, parent) })
    : new AlicloudNetwork(name, args, { parent, provider: alicloudProvider(name, place, parent) });
}
