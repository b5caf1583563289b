import { describe, expect, test } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import { evaluate, type PreviewRecord, type RecordedResource, runProgram } from "../../preview/index.ts";

type Inputs = RecordedResource["inputs"];

/** One way to break a compliant resource, and the control that must notice at that resource. */
interface Mutation {
  readonly control: string;
  readonly what: string;
  readonly applies: (resource: RecordedResource) => boolean;
  readonly spoil: (inputs: Inputs) => Inputs;
  /** Whose verdict it is, where another resource answers for the broken one. */
  readonly answers?: (resource: RecordedResource) => boolean;
}

const is =
  (...types: string[]) =>
  ({ type }: RecordedResource) =>
    types.includes(type);
const tagged = ({ custom, inputs }: RecordedResource) =>
  custom && typeof inputs.tags === "object" && inputs.tags !== null;
const retag = (change: (tags: Record<string, never>) => object) => (inputs: Inputs) =>
  ({ ...inputs, tags: change(inputs.tags as Record<string, never>) }) as Inputs;

const awsIngress = is("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");
const aliIngress = (resource: RecordedResource) =>
  is("alicloud:ecs/securityGroupRule:SecurityGroupRule")(resource) && resource.inputs.type === "ingress";
const openAws =
  (port: number) =>
  ({ referencedSecurityGroupId, prefixListId, ...inputs }: Inputs) => ({
    ...inputs,
    cidrIpv4: "0.0.0.0/0",
    ipProtocol: "tcp",
    fromPort: port,
    toPort: port,
  });
const openAli =
  (port: number) =>
  ({ sourceSecurityGroupId, prefixListId, ...inputs }: Inputs) => ({
    ...inputs,
    cidrIp: "0.0.0.0/0",
    ipProtocol: "tcp",
    policy: "accept",
    portRange: `${port}/${port}`,
  });

const mutations: readonly Mutation[] = [
  ...["department", "business-line", "project", "environment", "owner", "data-class"].map(
    (key): Mutation => ({
      control: "tag-require-keys",
      what: `loses its tag ${key}`,
      applies: tagged,
      spoil: retag(({ [key]: _, ...rest }) => rest),
    }),
  ),
  {
    control: "tag-require-allowed-values",
    what: "is of an environment nobody knows",
    applies: tagged,
    spoil: retag((tags) => ({ ...tags, environment: "prod" })),
  },
  ...[22, 3389].flatMap((port): Mutation[] => {
    const control = port === 22 ? "network-no-public-ssh" : "network-no-public-rdp";
    return [
      { control, what: `opens ${port} to everybody`, applies: awsIngress, spoil: openAws(port) },
      { control, what: `opens ${port} to everybody`, applies: aliIngress, spoil: openAli(port) },
    ];
  }),
  ...[3306, 5432, 1433].flatMap((port): Mutation[] => [
    {
      control: "network-no-public-db-ports",
      what: `opens ${port} to everybody`,
      applies: awsIngress,
      spoil: openAws(port),
    },
    {
      control: "network-no-public-db-ports",
      what: `opens ${port} to everybody`,
      applies: aliIngress,
      spoil: openAli(port),
    },
  ]),
  {
    control: "log-require-retention",
    what: "keeps logs for a month",
    applies: is("aws:cloudwatch/logGroup:LogGroup"),
    spoil: (inputs) => ({ ...inputs, retentionInDays: 30 }),
  },
  {
    control: "log-require-retention",
    what: "keeps logs for a month",
    applies: is("alicloud:log/store:Store"),
    spoil: (inputs) => ({ ...inputs, retentionPeriod: 30 }),
  },
  {
    control: "key-require-rotation",
    what: "is never rotated",
    applies: is("aws:kms/key:Key"),
    spoil: (inputs) => ({ ...inputs, enableKeyRotation: false }),
  },
  {
    control: "key-require-rotation",
    what: "is never rotated",
    applies: is("alicloud:kms/key:Key"),
    spoil: (inputs) => ({ ...inputs, automaticRotation: "Disabled" }),
  },
  {
    control: "network-no-public-subnet-addresses",
    what: "hands out public addresses",
    applies: is("aws:ec2/subnet:Subnet"),
    spoil: (inputs) => ({ ...inputs, mapPublicIpOnLaunch: true }),
  },
  {
    control: "network-require-private-prefix",
    what: "takes public space",
    applies: is(
      "aws:ec2/vpc:Vpc",
      "aws:ec2/subnet:Subnet",
      "alicloud:vpc/network:Network",
      "alicloud:vpc/switch:Switch",
    ),
    spoil: (inputs) => ({ ...inputs, cidrBlock: "11.0.0.0/16" }),
  },
  {
    control: "network-require-planned-prefix",
    what: "takes private space that the plan did not give it",
    applies: is(
      "aws:ec2/vpc:Vpc",
      "aws:ec2/subnet:Subnet",
      "alicloud:vpc/network:Network",
      "alicloud:vpc/switch:Switch",
    ),
    spoil: (inputs) => ({ ...inputs, cidrBlock: "192.168.0.0/16" }),
  },
  {
    control: "network-require-empty-default-group",
    answers: is("aws:ec2/vpc:Vpc"),
    what: "lets its own members talk",
    applies: is("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
    spoil: (inputs) => ({ ...inputs, ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] }),
  },
];

const { resources, ...rest } = await runProgram({
  program: new URL("../..", import.meta.url).pathname,
  stack: "dev",
  config: { "atrium:estate": "examples/mall-group/estate.yaml" },
});
const judge = (changed: readonly RecordedResource[]) =>
  evaluate({ ...rest, resources: changed } as PreviewRecord, [baseline]).filter(
    ({ status }) => status === "fail",
  );

describe("every resource of the group, broken one way", () => {
  test.each(
    mutations.map((mutation) => [`${mutation.control}: a resource ${mutation.what}`, mutation] as const),
  )("%s", (_title, { control, applies, spoil, answers = applies }) => {
    const victims = resources.filter(answers).map(({ urn }) => urn);
    expect(victims.length).toBeGreaterThan(0);
    const broken = resources.map((resource) =>
      applies(resource) ? { ...resource, inputs: spoil(resource.inputs) } : resource,
    );
    const found = new Set(
      judge(broken)
        .filter((verdict) => verdict.control === control)
        .map(({ urn }) => urn),
    );
    expect(victims.filter((urn) => !found.has(urn))).toEqual([]);
  });

  test("a network without its flow log is named", () => {
    const logs = resources.filter(({ type }) => /:FlowLog$/.test(type));
    // Four networks of the plan, and the emptied default network of each AWS account and region.
    expect(logs.length).toBeGreaterThan(4);
    const found = judge(resources.filter((resource) => !logs.includes(resource)));
    expect(found.filter(({ control }) => control === "log-require-flow-logs")).toHaveLength(logs.length);
  });

  test("two networks on the same addresses are named", () => {
    const vpcs = resources.filter(({ type }) => type === "aws:ec2/vpc:Vpc");
    const [first, second] = vpcs;
    const clash = resources.map((resource) =>
      resource === second
        ? { ...resource, inputs: { ...resource.inputs, cidrBlock: first?.inputs.cidrBlock ?? "" } }
        : resource,
    );
    expect(judge(clash).map(({ control }) => control)).toContain("network-no-overlap");
  });
});
