import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { ossBucket } from "../bucket/alicloud-bucket.ts";
import { Component } from "../component.ts";
import type { CostExportArgs, CostExportOutputs } from "./contract.ts";
import { type AlicloudCostExportLayout, layoutAlicloudCostExport } from "./layout.ts";

/** The same on Alibaba Cloud: a bucket that billing writes to, and a project of MaxCompute that reads. @clause 8.2.1-a */
export class AlicloudCostExport extends Component implements CostExportOutputs {
  readonly bucketName: pulumi.Output<string>;
  readonly queryPlace: pulumi.Output<string>;
  readonly chargesTable: pulumi.Output<string>;
  readonly access: CostExportOutputs["access"];
  readonly byHand: CostExportOutputs["byHand"];

  constructor(name: string, args: CostExportArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutAlicloudCostExport(name, args);
    super(
      "atrium:cost-export:AlicloudCostExport",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const make = { child: this.child.bind(this), stateful: this.stateful.bind(this) };
    const bills = ossBucket(make, layout.bills, {});
    const role = this.#role(layout);
    const project = this.#project(layout);
    this.bucketName = bills.policy.bucket;
    this.queryPlace = project.projectName;
    this.chargesTable = project.projectName.apply((each) => `${each}.charges`);
    this.access = Object.fromEntries(
      layout.readers.map(({ key, name: policyName, purpose, document }) => {
        const policy = this.child(alicloud.ram.Policy, key, {
          policyName,
          description: purpose,
          policyDocument: JSON.stringify(document),
        });
        return [key, policy.policyName];
      }),
    );
    // Each of them names the bucket or the role, and none works before those exist.
    const there = pulumi.all([bills.policy.id, role.id]);
    this.byHand = Object.fromEntries(
      Object.entries(layout.byHand).map(([key, text]) => [key, there.apply(() => text)]),
    );
    this.registerOutputs({
      bucketName: this.bucketName,
      queryPlace: this.queryPlace,
      chargesTable: this.chargesTable,
      access: this.access,
      byHand: this.byHand,
    });
  }

  /** MaxCompute takes it to read loaded months. */
  #role({ role }: AlicloudCostExportLayout): alicloud.ram.RolePolicyAttachment {
    const made = this.child(alicloud.ram.Role, "maxcompute", {
      roleName: role.name,
      description: "MaxCompute reads loaded bills by it, and nothing else",
      assumeRolePolicyDocument: JSON.stringify(role.trust),
    });
    const granted = this.child(alicloud.ram.Policy, "maxcompute", {
      policyName: role.name.replaceAll(/[._]/g, "-"),
      description: "Loaded bills, to be read",
      policyDocument: JSON.stringify(role.document),
    });
    return this.child(alicloud.ram.RolePolicyAttachment, "maxcompute", {
      roleName: made.roleName,
      policyName: granted.policyName,
      policyType: "Custom",
    });
  }

  /** @clause 8.2.3-a @clause 8.3.3-e */
  #project({ project, scanLimit }: AlicloudCostExportLayout): alicloud.maxcompute.Project {
    return this.stateful(alicloud.maxcompute.Project, "bills", {
      projectName: project,
      comment: "Questions to the bill; a question reads no more than was agreed",
      // A slip is kept for 14 days.
      isLogical: "true",
      properties: {
        sqlMeteringMax: scanLimit,
        typeSystem: "2",
        enableDecimal2: true,
        allowFullScan: true,
        timezone: "Asia/Shanghai",
        encryption: { enable: true, algorithm: "AES256" },
      },
      securityProperties: {
        usingAcl: true,
        usingPolicy: true,
        objectCreatorHasAccessPermission: true,
        objectCreatorHasGrantPermission: false,
        // Whoever may ask may not carry off whole tables.
        enableDownloadPrivilege: true,
      },
    });
  }
}
