import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Component } from "../component.ts";
import { acsArn } from "../partition/alicloud.ts";
import type { AuditTrailArgs, AuditTrailOutputs } from "./contract.ts";
import { layoutTrail } from "./layout.ts";
import { projectName, trailName, trailStore } from "./names.ts";
import { trailRoleArn } from "./oss-policies.ts";

/** The trail of an Alibaba Cloud account, or of a resource directory. @clause 8.3.4-a @clause 1.10.1-a */
export class AlicloudAuditTrail extends Component implements AuditTrailOutputs {
  readonly trailName: pulumi.Output<string>;
  readonly trailArn: pulumi.Output<string>;
  readonly liveLog: pulumi.Output<string>;

  constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
    const layout = layoutTrail(name, "alicloud", args);
    super(
      "atrium:audit-log:AlicloudAuditTrail",
      name,
      args,
      { tags: args.tags, ...(args.deletion === undefined ? {} : { deletion: args.deletion }) },
      opts,
    );
    const { place } = layout;
    const role = trailRoleArn(place);
    const trail = this.child(
      alicloud.actiontrail.Trail,
      "trail",
      {
        trailName: trailName("alicloud", args.account),
        trailRegion: "All",
        eventRw: "All",
        isOrganizationTrail: layout.organization,
        status: "Enable",
        ossBucketName: args.archive.bucket,
        ossKeyPrefix: "trails",
        ossWriteRoleArn: role,
        slsProjectArn: pulumi.output(args.archive.project ?? projectName(place)).apply((project) =>
          acsArn({
            service: "log",
            region: place.region,
            account: place.account,
            resource: `project/${project}`,
          }),
        ),
        slsWriteRoleArn: role,
      },
      { protect: typeof args.deletion !== "object" },
    );
    if (layout.history) {
      this.child(alicloud.actiontrail.HistoryDeliveryJob, "history", { trailName: trail.id });
    }
    this.trailName = trail.trailName as pulumi.Output<string>;
    this.trailArn = pulumi.output(
      acsArn({
        service: "actiontrail",
        region: args.region,
        account: args.account,
        resource: `trail/${trailName("alicloud", args.account)}`,
      }),
    );
    // Known before the trail is there, and yet nothing may read it sooner.
    this.liveLog = this.trailName.apply(() => `${projectName(place)}/${trailStore(args.account)}`);
    this.registerOutputs({ trailName: this.trailName, trailArn: this.trailArn, liveLog: this.liveLog });
  }
}
