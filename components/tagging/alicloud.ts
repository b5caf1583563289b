import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { TaggingArgs, TaggingOutputs } from "./contract.ts";
import { layoutTagging } from "./layout.ts";

export interface AlicloudTaggingPeers {
  /**
   * Provider of the account in Hangzhou, which alone keeps the values that the console offers for a key. Given to
   * one instance of the account; without it nothing is offered.
   */
  readonly offered?: alicloud.Provider;
}

/** Lets what hangs on a resource bear its tags; `opts.provider` is the provider of the region. @clause 8.2.1-b */
export class AlicloudTagging extends Component implements TaggingOutputs {
  readonly billed: TaggingOutputs["billed"];
  readonly offered: TaggingOutputs["offered"];
  readonly inherited: TaggingOutputs["inherited"];

  constructor(
    name: string,
    args: TaggingArgs,
    opts?: pulumi.ComponentResourceOptions,
    { offered }: AlicloudTaggingPeers = {},
  ) {
    const layout = layoutTagging(name, "alicloud", args);
    super("atrium:tagging:AlicloudTagging", name, args, { tags: args.tags }, opts);
    this.billed = {};
    this.inherited = Object.fromEntries(
      layout.inherited.map(({ key, rule, tags }) => [
        key,
        this.child(alicloud.tag.AssociatedRule, key, {
          associatedSettingName: rule,
          status: "Enable",
          tagKeys: [...tags],
        }).associatedSettingName,
      ]),
    );
    this.offered =
      offered === undefined
        ? {}
        : Object.fromEntries(
            layout.offered.map(({ key, values }) => [
              key,
              this.child(alicloud.tag.MetaTag, key, { key, values: [...values] }, { provider: offered }).key,
            ]),
          );
    this.registerOutputs({ billed: this.billed, offered: this.offered, inherited: this.inherited });
  }
}
