/** Long chains of components, outputs passed through them, and dependencies that pass component borders. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

class Level extends pulumi.ComponentResource {
  readonly last: pulumi.Output<string>;
  constructor(
    name: string,
    depth: number,
    input: pulumi.Input<string>,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("test:nesting:Level", name, { depth, input, list: [input, "known"] }, opts);
    const role = new aws.iam.Role(
      `${name}-role`,
      { assumeRolePolicy: "{}", description: input },
      { parent: this },
    );
    const inner =
      depth > 0 ? new Level(`${name}-${depth}`, depth - 1, role.arn, { parent: this }) : undefined;
    this.last = inner ? inner.last : role.name;
    this.registerOutputs({ last: this.last });
  }
}

const first = new Level("first", 3, "start");
const second = new Level("second", 1, first.last, { dependsOn: [first] });
new aws.iam.RolePolicyAttachment(
  "joined",
  { role: second.last, policyArn: first.last },
  { dependsOn: [second] },
);
const bare = new pulumi.ComponentResource("test:nesting:Bare", "bare");
new aws.iam.Role("child-of-custom", { assumeRolePolicy: "{}" }, { parent: bare });
const parent = new aws.iam.Role("custom-parent", { assumeRolePolicy: "{}" });
new aws.iam.Role("child", { assumeRolePolicy: "{}" }, { parent });
