import type { ConfigurationArgs } from "../../configuration/contract.ts";
import { layoutAlicloudConfiguration, layoutAwsConfiguration } from "../../configuration/layout.ts";
import type { PartKind } from "../part.ts";

/** What a system does not know of its settings by itself. */
export type ConfigurationRequest = Pick<ConfigurationArgs, "documents" | "readers" | "rollBackOn" | "size">;

/** Of Nacos 2: its API, and the connections of its clients. */
const NACOS_PORTS = [8848, 9848];

export const configurations: PartKind<ConfigurationRequest, ConfigurationArgs> = {
  noun: "settings",
  // AppConfig stands in no subnet; hosts of this role reach it by the network's endpoint.
  role: "app",
  args: (request, { provider, placement, tags, key, zones, deletion }) => ({
    ...placement,
    ...request,
    tags,
    ...(zones !== undefined && { zone: zones.home }),
    ...(deletion !== undefined && { deletion }),
    ...(provider === "aws" && { key: key("data") }),
  }),
  layout: (name, args, { provider }) => {
    if (provider === "aws") layoutAwsConfiguration(name, args);
    else layoutAlicloudConfiguration(name, args);
    // What is set stands in the program, with its history.
    return {
      zones: provider === "aws" ? 3 : Object.keys(args.subnets).length,
      ports: provider === "aws" ? [] : NACOS_PORTS,
    };
  },
};
