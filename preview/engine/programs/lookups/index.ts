/** What a program reads: look-ups by provider functions, existing resources, other stacks, its own surroundings. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const found = aws.ec2.Vpc.get("found", "vpc-1234", { cidrBlock: "10.0.0.0/16" });
new aws.ec2.Subnet("in-found", { vpcId: found.id, cidrBlock: "10.0.1.0/24" });

const config = new pulumi.Config();
new aws.ssm.Parameter("surroundings", {
  type: "String",
  value: [
    pulumi.getProject(),
    pulumi.getStack(),
    pulumi.getOrganization(),
    String(pulumi.runtime.isDryRun()),
  ].join("/"),
  tags: {
    text: config.require("plain"),
    number: String(config.requireNumber("count")),
    list: config.requireObject<string[]>("list").join(","),
    nothing: config.get("nothing") ?? "none",
  },
});
const caller = aws.getCallerIdentityOutput();
new aws.ssm.Parameter("account", { type: "String", value: pulumi.interpolate`${caller.accountId}` });
