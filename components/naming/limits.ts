/** What a service accepts as the name of one kind of resource. */
export interface NameRule {
  readonly min: number;
  readonly max: number;
  /** One character that may stand anywhere but at the ends. */
  readonly inner: RegExp;
  readonly first: RegExp;
  readonly last: RegExp;
  readonly lowerCase?: true;
  /** Beginnings the service keeps for itself. */
  readonly refused?: readonly string[];
}

const LETTER = /[A-Za-z]/;
const ALNUM = /[A-Za-z0-9]/;
const LOWER_ALNUM = /[a-z0-9]/;

/** VPC products of Alibaba Cloud share one rule; a letter first satisfies those that ask for it and the rest. */
const ALICLOUD_VPC: NameRule = {
  min: 2,
  max: 128,
  inner: /[A-Za-z0-9._-]/,
  first: LETTER,
  last: ALNUM,
};

/**
 * Name rules by type token, for the types that components give a name of their own. Elsewhere Pulumi makes the
 * name. Alibaba Cloud: the argument's description in @pulumi/alicloud 3.108. AWS: the API reference of
 * CreateSecurityGroup, CreateLogGroup, CreateRole and CreateAlias.
 */
export const NAME_RULES = {
  "aws:cloudwatch/logGroup:LogGroup": {
    min: 1,
    max: 512,
    inner: /[A-Za-z0-9_/.#-]/,
    first: /[A-Za-z0-9/]/,
    last: ALNUM,
    refused: ["aws/"],
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    min: 1,
    max: 255,
    inner: /[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]/,
    first: ALNUM,
    last: ALNUM,
    refused: ["sg-"],
  },
  "aws:iam/role:Role": { min: 1, max: 64, inner: /[A-Za-z0-9+=,.@_-]/, first: ALNUM, last: ALNUM },
  "aws:kms/alias:Alias": {
    min: 7,
    max: 256,
    inner: /[A-Za-z0-9/_-]/,
    first: ALNUM,
    last: ALNUM,
    refused: ["alias/aws"],
  },
  "alicloud:ecs/eipAddress:EipAddress": { ...ALICLOUD_VPC },
  "alicloud:ecs/securityGroup:SecurityGroup": { ...ALICLOUD_VPC },
  "alicloud:kms/alias:Alias": {
    min: 7,
    max: 255,
    inner: /[A-Za-z0-9/_-]/,
    first: ALNUM,
    last: ALNUM,
    refused: ["alias/acs"],
  },
  /** Unique among all customers of the service, see `globally` in `layout.ts`. */
  "alicloud:log/project:Project": {
    min: 3,
    max: 63,
    inner: /[a-z0-9-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  "alicloud:log/store:Store": {
    min: 2,
    max: 63,
    inner: /[a-z0-9_-]/,
    first: LOWER_ALNUM,
    last: LOWER_ALNUM,
    lowerCase: true,
  },
  "alicloud:privatelink/vpcEndpoint:VpcEndpoint": { ...ALICLOUD_VPC },
  "alicloud:ram/policy:Policy": { min: 1, max: 128, inner: /[A-Za-z0-9-]/, first: ALNUM, last: ALNUM },
  "alicloud:ram/role:Role": { min: 1, max: 64, inner: /[A-Za-z0-9._-]/, first: ALNUM, last: ALNUM },
  "alicloud:vpc/flowLog:FlowLog": { ...ALICLOUD_VPC },
  "alicloud:vpc/gatewayEndpoint:GatewayEndpoint": { ...ALICLOUD_VPC },
  "alicloud:vpc/ipv6Gateway:Ipv6Gateway": { ...ALICLOUD_VPC, inner: /[A-Za-z0-9_-]/ },
  "alicloud:vpc/natGateway:NatGateway": { ...ALICLOUD_VPC },
  "alicloud:vpc/network:Network": { ...ALICLOUD_VPC },
  "alicloud:vpc/networkAcl:NetworkAcl": { ...ALICLOUD_VPC },
  "alicloud:vpc/routeTable:RouteTable": { ...ALICLOUD_VPC },
  "alicloud:vpc/snatEntry:SnatEntry": { ...ALICLOUD_VPC },
  "alicloud:vpc/switch:Switch": { ...ALICLOUD_VPC },
} as const satisfies Readonly<Record<string, NameRule>>;

export type NamedType = keyof typeof NAME_RULES;
