import {
  type Known,
  type ResourceFact,
  type ResourceView,
  type StackFact,
  type StackView,
  UNKNOWN,
} from "../control.ts";
import { joinedFact, resourceFact } from "../fact.ts";
import { allOf, anyOf, at, flag, given, givenWithin, list, type Read, text, texts } from "../reading.ts";
import { hasAttached } from "../views/load-balancer.ts";
import { ACL, ALI_ACL, DEFAULT_ACL } from "../views/network-acl.ts";
import { namersOf } from "../views/references.ts";

/** Are hosts given internet addresses merely by where they stand? Default subnets do: ec2.DefaultSubnet. */
export const subnetAddresses: ResourceFact<Known<boolean>> = resourceFact("subnet-addresses", {
  "aws:ec2/subnet:Subnet": (props) => flag(props, "mapPublicIpOnLaunch") ?? false,
  "aws:ec2/defaultSubnet:DefaultSubnet": (props) => flag(props, "mapPublicIpOnLaunch") ?? true,
});

const DEFAULT_VPC = "aws:ec2/defaultVpc:DefaultVpc";
const SUBNET = "aws:ec2/subnet:Subnet";

/** Is it, or is it part of, a network that the cloud made rather than one of the plan? */
export const defaultNetwork = joinedFact<Known<boolean>>(
  "default-network",
  {
    aws: [DEFAULT_VPC, "aws:ec2/vpc:Vpc", SUBNET],
    alicloud: ["alicloud:vpc/network:Network", "alicloud:vpc/switch:Switch"],
  },
  (resource, stack) => {
    const { props, propertyDependencies, type } = resource;
    if (type === DEFAULT_VPC) {
      const shut = isShut(resource, stack);
      return shut === UNKNOWN ? UNKNOWN : !shut;
    }
    if (type.startsWith("alicloud:")) return flag(props, "isDefault") ?? false;
    if (type !== SUBNET) return false;
    const [own] = stack.referencedBy(resource, "vpcId", DEFAULT_VPC);
    if (own) return true;
    // A network of this stack, or one with a name: nobody writes down the default one's.
    const named = at(props, "vpcId") !== UNKNOWN || (propertyDependencies.vpcId ?? []).length > 0;
    return named ? false : UNKNOWN;
  },
);

/** Taken over to be shut: an account cannot be without it, but its ACL can let nothing through. */
function isShut(vpc: ResourceView, stack: StackView): Known<boolean> {
  return anyOf(
    namersOf(stack, vpc, DEFAULT_ACL).map(({ props }) =>
      allOf(
        ["ingress", "egress"].map((direction): Known<boolean> => {
          const entries = list(props, direction);
          return entries === UNKNOWN ? UNKNOWN : entries.length === 0;
        }),
      ),
    ),
  );
}

/** Do hosts elsewhere join without anybody agreeing? */
export const autoAccept: ResourceFact<Known<boolean>> = resourceFact("auto-accept", {
  "aws:ec2transitgateway/transitGateway:TransitGateway": (props) => {
    const word = text(props, "autoAcceptSharedAttachments") ?? "disable";
    return word === UNKNOWN ? UNKNOWN : /^(enable|true)$/i.test(word);
  },
});

/** Does somebody agree before another account's network connects to the service? */
export const endpointAcceptance: ResourceFact<Known<boolean>> = resourceFact("endpoint-acceptance", {
  "aws:ec2/vpcEndpointService:VpcEndpointService": (props) => flag(props, "acceptanceRequired") ?? false,
  "alicloud:privatelink/vpcEndpointService:VpcEndpointService": (props) => {
    const automatic = flag(props, "autoAcceptConnection") ?? false;
    return automatic === UNKNOWN ? UNKNOWN : !automatic;
  },
});

/** Does every attachment of a transit router reach every other by default? On unless said otherwise. */
export const openTransit: ResourceFact<Known<boolean>> = resourceFact("open-transit", {
  "aws:ec2transitgateway/transitGateway:TransitGateway": (props) =>
    anyOf(
      ["defaultRouteTableAssociation", "defaultRouteTablePropagation"].map((input) => enabled(props, input)),
    ),
  "alicloud:cen/transitRouterVpcAttachment:TransitRouterVpcAttachment": associatesItself,
  "alicloud:cen/transitRouterVbrAttachment:TransitRouterVbrAttachment": associatesItself,
});

function enabled(props: unknown, input: string): Known<boolean> {
  const word = text(props, input) ?? "enable";
  return word === UNKNOWN ? UNKNOWN : word === "enable";
}

/** Deprecated inputs put the attachment into the system's table, which all share; off unless said otherwise. */
function associatesItself(props: unknown): Known<boolean> {
  return anyOf(
    ["routeTableAssociationEnabled", "routeTablePropagationEnabled"].map(
      (input) => flag(props, input) ?? false,
    ),
  );
}

export interface ClusterEndpoint {
  /** It has an address on the internet. */
  readonly public: Known<boolean>;
  /** Who may come to it; everybody unless said otherwise. */
  readonly sources: Known<readonly Known<string>[]>;
}

/** The interface by which a Kubernetes cluster is managed. */
export const clusterEndpoint: ResourceFact<ClusterEndpoint> = resourceFact("cluster-endpoint", {
  "aws:eks/cluster:Cluster": (props) => {
    const config = at(props, "vpcConfig");
    if (config === UNKNOWN) return { public: UNKNOWN, sources: UNKNOWN };
    // Public and for everybody unless said otherwise: eks.Cluster, typings of aws 7.48.
    const written = texts(config, "publicAccessCidrs");
    return {
      public: flag(config, "endpointPublicAccess") ?? true,
      sources: written !== UNKNOWN && written.length === 0 ? ["0.0.0.0/0"] : written,
    };
  },
  "alicloud:cs/managedKubernetes:ManagedKubernetes": alicloudEndpoint,
  "alicloud:cs/kubernetes:Kubernetes": alicloudEndpoint,
});

/** On unless said otherwise, and without a list of its own: cs.ManagedKubernetes, typings of alicloud 3.108. */
function alicloudEndpoint(props: unknown): ClusterEndpoint {
  return { public: flag(props, "slbInternetEnabled") ?? true, sources: ["0.0.0.0/0"] };
}

/** Is a list of addresses of some service open to everybody? The entries, as written. */
export const balancerLists: ResourceFact<Known<readonly Known<string>[]>> = resourceFact("balancer-lists", {
  "alicloud:alb/aclEntryAttachment:AclEntryAttachment": (props) =>
    joinLists(single(props, "entry"), inner(props, "entries", "entry")),
  "alicloud:alb/acl:Acl": (props) => inner(props, "aclEntries", "entry"),
  "alicloud:slb/aclEntryAttachment:AclEntryAttachment": (props) => single(props, "entry"),
  "alicloud:slb/acl:Acl": (props) => inner(props, "entryLists", "entry"),
});

export const fileShareRules: ResourceFact<Known<readonly Known<string>[]>> = resourceFact(
  "file-share-rules",
  {
    "alicloud:nas/accessRule:AccessRule": (props) =>
      joinLists(single(props, "sourceCidrIp"), single(props, "ipv6SourceCidrIp")),
  },
);

export const registryLists: ResourceFact<Known<readonly Known<string>[]>> = resourceFact("registry-lists", {
  "alicloud:cr/endpointAclPolicy:EndpointAclPolicy": (props) => single(props, "entry"),
});

function single(props: unknown, input: string): readonly Known<string>[] {
  const found = text(props, input);
  return found === undefined ? [] : [found];
}

function inner(props: unknown, input: string, name: string): Known<readonly Known<string>[]> {
  const found = list(props, input);
  if (found === UNKNOWN) return UNKNOWN;
  return found
    .map((element) => (element === UNKNOWN ? UNKNOWN : text(element, name)))
    .filter((it) => it !== undefined);
}

function joinLists(
  one: Known<readonly Known<string>[]>,
  other: Known<readonly Known<string>[]>,
): Known<readonly Known<string>[]> {
  return one === UNKNOWN || other === UNKNOWN ? UNKNOWN : [...one, ...other];
}

/** Does the ACL filter anything: does some subnet use it? */
export const aclInUse = joinedFact<Known<boolean>>(
  "acl-in-use",
  { aws: [ACL], alicloud: [ALI_ACL] },
  (acl, stack) => {
    if (acl.type === ALI_ACL) {
      return anyOf([
        given(acl.props, "resources"),
        hasAttached(
          stack,
          acl,
          "networkAclId",
          "alicloud:vpc/networkAclAttachment:NetworkAclAttachment",
          "alicloud:vpc/vpcNetworkAclAttachment:VpcNetworkAclAttachment",
        ),
      ]);
    }
    return anyOf([
      given(acl.props, "subnetIds"),
      hasAttached(stack, acl, "networkAclId", "aws:ec2/networkAclAssociation:NetworkAclAssociation"),
    ]);
  },
);

/** Is it encrypted with a key of the customer's? */
export const firewallKey: ResourceFact<Known<boolean>> = resourceFact("firewall-key", {
  "aws:networkfirewall/firewall:Firewall": ownKey,
  "aws:networkfirewall/ruleGroup:RuleGroup": ownKey,
});

export const firewallPolicyKey: ResourceFact<Known<boolean>> = resourceFact("firewall-policy-key", {
  "aws:networkfirewall/firewallPolicy:FirewallPolicy": ownKey,
});

function ownKey(props: unknown): Known<boolean> {
  return givenWithin(props, "encryptionConfiguration", "keyId");
}

export const firewallDeletion: ResourceFact<Known<boolean>> = resourceFact("firewall-deletion", {
  "aws:networkfirewall/firewall:Firewall": (props, { protect }) =>
    anyOf([protect, flag(props, "deleteProtection") ?? false]),
});

export const firewallLogs = joinedFact<Known<boolean>>(
  "firewall-logs",
  { aws: ["aws:networkfirewall/firewall:Firewall"], alicloud: [] },
  (firewall, stack) =>
    hasAttached(
      stack,
      firewall,
      "firewallArn",
      "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
    ),
);

export const acceleratorLogs: ResourceFact<Known<boolean>> = resourceFact("accelerator-logs", {
  "aws:globalaccelerator/accelerator:Accelerator": (props) =>
    flag(props, "attributes", "flowLogsEnabled") ?? false,
});

const ZONE = "aws:route53/zone:Zone";

/** Zones for everybody; those for networks of one's own are not asked. */
function publicZone(zone: ResourceView, stack: StackView): Known<boolean> {
  if (given(zone.props, "vpcs")) return false;
  return namersOf(stack, zone, "aws:route53/zoneAssociation:ZoneAssociation").length === 0;
}

/** Are answers of a public zone signed? */
export const signedZone = joinedFact<Known<boolean>>(
  "signed-zone",
  { aws: [ZONE], alicloud: [] },
  (zone, stack) => {
    if (publicZone(zone, stack) === false) return undefined;
    return anyOf(
      ["aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", "aws:route53/keySigningKey:KeySigningKey"].map(
        (type) => hasAttached(stack, zone, "hostedZoneId", type),
      ),
    );
  },
);

/** Is every question to a public zone written down? */
export const zoneQueryLog = joinedFact<Known<boolean>>(
  "zone-query-log",
  { aws: [ZONE], alicloud: [] },
  (zone, stack) =>
    publicZone(zone, stack) === false
      ? undefined
      : hasAttached(stack, zone, "zoneId", "aws:route53/queryLog:QueryLog"),
);

/** Does an address record lead to something that this stack holds, or that it names elsewhere? */
export const recordTarget = joinedFact<Known<boolean>>(
  "record-target",
  { aws: ["aws:route53/record:Record"], alicloud: [] },
  (record, stack) => {
    const { props } = record;
    const type = text(props, "type");
    if (type !== "A" && type !== "AAAA") return type === UNKNOWN ? UNKNOWN : undefined;
    // A name is found by its owner; only an address by itself belongs to whoever gets it next.
    if (given(props, "aliases")) return true;
    const records = texts(props, "records");
    if (records === UNKNOWN) return true;
    const bare = records.filter(
      (address) => address !== UNKNOWN && /^[\d.]+$|^[\da-f:]+:[\da-f:.]*$/i.test(address),
    );
    if (bare.length === 0) return true;
    const owned = ownedAddresses(stack);
    if (bare.every((address) => owned.has(address))) return true;
    return owned.has(UNKNOWN) ? UNKNOWN : false;
  },
);

/** Addresses that the stack itself holds; {@link UNKNOWN} is among them where one is to come. */
function ownedAddresses(stack: StackView): ReadonlySet<unknown> {
  return stack.once(
    ownedAddresses,
    () =>
      new Set(
        stack
          .ofType("aws:ec2/eip:Eip", "aws:ec2/instance:Instance", "aws:lightsail/staticIp:StaticIp")
          .flatMap(({ props }) =>
            ["publicIp", "address", "ipAddress", "privateIp"].map((name) => props[name]),
          ),
      ),
  );
}

/** Can the domain be moved to another registrar by mistake or by theft? Locked unless said otherwise. */
export const domainLock: ResourceFact<Known<boolean>> = resourceFact("domain-lock", {
  "aws:route53domains/registeredDomain:RegisteredDomain": (props) => flag(props, "transferLock") ?? true,
});

/** Does one certificate speak for every name of a domain? */
export const wildcardCertificate: ResourceFact<Known<boolean>> = resourceFact("wildcard-certificate", {
  "aws:acm/certificate:Certificate": (props) => {
    const others = texts(props, "subjectAlternativeNames");
    const names: readonly Read<string>[] = [
      text(props, "domainName"),
      ...(others === UNKNOWN ? ([UNKNOWN] as const) : others),
    ];
    return anyOf(
      names.map((name): Known<boolean> => (name === UNKNOWN ? UNKNOWN : name?.includes("*") === true)),
    );
  },
});

/** Can a wrong certificate for one's name be noticed? Logged unless said otherwise. */
export const certificateTransparency: ResourceFact<Known<boolean>> = resourceFact(
  "certificate-transparency",
  {
    "aws:acm/certificate:Certificate": (props) => {
      const wish = text(props, "options", "certificateTransparencyLoggingPreference") ?? "ENABLED";
      return wish === UNKNOWN ? UNKNOWN : wish === "ENABLED";
    },
  },
);

/** The region that a provider works in. */
export const providerRegion: StackFact<Known<string>> = {
  name: "provider-region",
  scope: "stack",
  types: { aws: ["pulumi:providers:aws"], alicloud: ["pulumi:providers:alicloud"] },
  read: (stack) =>
    stack.ofType("pulumi:providers:aws", "pulumi:providers:alicloud").map((resource) => ({
      resource,
      // Without a region the environment of whoever runs the program decides.
      fact: text(resource.props, "region") ?? UNKNOWN,
    })),
};
