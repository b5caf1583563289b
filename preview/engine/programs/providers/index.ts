/** Default, explicit and inherited providers, of one cloud and of several. */
import * as alicloud from "@pulumi/alicloud";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const frankfurt = new aws.Provider("frankfurt", {
  region: "eu-central-1",
  defaultTags: { tags: { owner: "platform" } },
});
const shanghai = new alicloud.Provider("shanghai", {
  region: "cn-shanghai",
  accessKey: "id",
  secretKey: pulumi.secret("hidden"),
});

class Both extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("test:providers:Both", name, {}, opts);
    const vpc = new aws.ec2.Vpc(`${name}-aws`, { cidrBlock: "10.0.0.0/16" }, { parent: this });
    const network = new alicloud.vpc.Network(`${name}-ali`, { cidrBlock: "10.1.0.0/16" }, { parent: this });
    new Nested(`${name}-nested`, vpc, network, { parent: this });
    this.registerOutputs({});
  }
}

class Nested extends pulumi.ComponentResource {
  constructor(
    name: string,
    vpc: aws.ec2.Vpc,
    network: alicloud.vpc.Network,
    opts: pulumi.ComponentResourceOptions,
  ) {
    super("test:providers:Nested", name, {}, opts);
    new aws.ec2.Subnet(`${name}-a`, { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" }, { parent: this });
    new alicloud.vpc.Switch(
      `${name}-b`,
      { vpcId: network.id, cidrBlock: "10.1.1.0/24", zoneId: "cn-shanghai-b" },
      { parent: this },
    );
  }
}

new Both("pair", { providers: [frankfurt, shanghai] });
new Both("named", { providers: { aws: frankfurt } });
new aws.s3.Bucket("explicit", {}, { provider: frankfurt });
new aws.s3.Bucket("default", {});
export const region = frankfurt.region;
