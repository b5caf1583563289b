import { expect, it } from "vitest";
import { askAws } from "../least-privilege/testing.ts";
import { arn, servicePrincipal } from "../partition/aws.ts";
import { layoutAwsEdgeShield } from "./layout.ts";
import { edgeShieldArgs, NETWORK } from "./testing.ts";

const ACCOUNT = "111122223333";
const layout = layoutAwsEdgeShield("shop", edgeShieldArgs("ap-southeast-1", { network: NETWORK }));

/** One log group of a region; the policy stands on the region, not on a group. */
function ask(region: string, group: string, account: string, action = "logs:PutLogEvents") {
  const at = { partition: "aws", service: "logs", region, account: ACCOUNT } as const;
  const stream = arn({ ...at, resource: `log-group:${group}:log-stream:x` });
  const found = layout.policies.find(({ key }) => key === `logs-${region}`);
  const policies = found === undefined ? [] : [{ ...found, resource: stream }];
  return askAws(
    { policies, guardrails: [] },
    {
      principal: servicePrincipal("delivery.logs", region),
      holder: undefined,
      attached: [],
      action,
      resource: stream,
      account: ACCOUNT,
      context: {
        "aws:SourceAccount": account,
        "aws:SourceArn": arn({ partition: "aws", service: "logs", region, account, resource: "x" }),
      },
      bound: false,
    },
  );
}

const groups = [...layout.acls, { region: "us-east-1", logGroup: layout.network?.logGroup ?? "" }];

it.each(groups)("logs of $region go to $logGroup", async ({ region, logGroup }) => {
  expect(await ask(region, logGroup, ACCOUNT)).toBe("allowed");
  expect(await ask(region, logGroup, ACCOUNT, "logs:CreateLogStream")).toBe("allowed");
});

it("nobody else's firewall writes there, and ours writes nowhere else", async () => {
  for (const { region, logGroup } of groups) {
    expect(await ask(region, logGroup, "999900001111")).toBe("denied");
    expect(await ask(region, "/aws/lambda/payments", ACCOUNT)).toBe("denied");
    expect(await ask(region, logGroup, ACCOUNT, "logs:DeleteLogStream")).toBe("denied");
  }
});
