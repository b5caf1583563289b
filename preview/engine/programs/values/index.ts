/** Every kind of value that an input can hold, known and unknown, plain and secret. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const config = new pulumi.Config();
const bucket = new aws.s3.Bucket("b", { tags: { 名称: "购物中心", "quote\"'": "a\\b\n", empty: "" } });
const password = new random.RandomPassword("password", { length: 20, special: false, minLower: 0 });

new aws.ec2.SecurityGroup("rules", {
  description: pulumi.interpolate`for ${bucket.bucket}`,
  ingress: [
    { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8", bucket.region] },
    { protocol: "-1", fromPort: 0, toPort: 0, securityGroups: bucket.id.apply((id) => [id]) },
  ],
  revokeRulesOnDelete: false,
  tags: pulumi.all([bucket.arn, password.result]).apply(([arn, text]) => ({ arn, text })),
});
new aws.ssm.Parameter("secret", {
  type: "SecureString",
  value: config.requireSecret("token"),
  tags: { nested: pulumi.secret("x"), plain: "y", unknown: pulumi.secret(bucket.arn) },
});
new aws.ssm.Parameter("secret-unknown", { type: "SecureString", value: password.result });
new aws.ssm.Parameter("partly", {
  type: "String",
  value: pulumi.jsonStringify({ arn: bucket.arn, list: [1, 2.5, -0, 1e21], token: config.get("plain") }),
});
new aws.ssm.Parameter("known-json", { type: "String", value: pulumi.jsonStringify({ a: [1, { b: null }] }) });
new aws.s3.BucketObject("text", { bucket: bucket.id, source: new pulumi.asset.StringAsset("hello") });
new aws.lambda.Function("archive", {
  role: "role",
  runtime: "nodejs22.x",
  handler: "index.handler",
  code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = 1") }),
  environment: { variables: { TOKEN: config.requireSecret("token"), PLAIN: "p" } },
});
new aws.ec2.Vpc("undefined-inputs", {
  cidrBlock: "10.0.0.0/16",
  tags: undefined,
  enableDnsSupport: undefined,
});
new aws.iam.Policy("document", {
  policy: { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: bucket.arn }] },
});
new aws.cloudwatch.LogGroup("混合-name.with_signs", { retentionInDays: 30, name: "/组/日志" });
export const nested = {
  list: [bucket.id, "known"],
  secret: config.requireSecret("token"),
  deep: { arn: bucket.arn },
};
export const known = 1;
