import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import type { TaggingArgs, TaggingOutputs } from "./contract.ts";
import { layoutTagging } from "./layout.ts";

/** Lets the payer's bill be split by the tag plan. @clause 8.2.1-b */
export class AwsTagging extends Component implements TaggingOutputs {
  readonly billed: TaggingOutputs["billed"];
  readonly offered: TaggingOutputs["offered"];
  readonly inherited: TaggingOutputs["inherited"];

  constructor(name: string, args: TaggingArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutTagging(name, "aws", args);
    super("atrium:tagging:AwsTagging", name, args, { tags: args.tags, awsRegion: layout.region }, opts);
    this.billed = Object.fromEntries(
      layout.billed.map((key) => [
        key,
        this.child(
          aws.costexplorer.CostAllocationTag,
          key,
          { tagKey: key, status: "Active" },
          // Deleting one ends the split of every bill from then on, and nothing brings back the months between.
          { retainOnDelete: true },
        ).status,
      ]),
    );
    this.offered = {};
    this.inherited = {};
    this.registerOutputs({ billed: this.billed, offered: this.offered, inherited: this.inherited });
  }
}
