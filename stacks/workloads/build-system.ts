import type { ProviderResource } from "@pulumi/pulumi";
import { AlicloudSystem, AwsSystem, type SystemArgs } from "../../components/system/index.ts";
import type { At } from "./asked.ts";

/** Makes a system on the cloud of its network. */
export function buildSystem(name: string, args: SystemArgs, account: string, at: At): void {
  const { provider, region } = args.site;
  const opts = at(account, region);
  if (provider === "aws") {
    new AwsSystem(name, args, opts);
    return;
  }
  const further = args.standby === undefined ? [] : [args.standby.region];
  const regions = Object.fromEntries(
    further.map((each) => [each, at(account, each).provider as ProviderResource]),
  );
  new AlicloudSystem(name, args, opts, { regions });
}
