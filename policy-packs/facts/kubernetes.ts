import {
  type Known,
  type ResourceFact,
  type ResourceView,
  type StackFact,
  type Subject,
  UNKNOWN,
} from "../control.ts";
import { resourceFact } from "../fact.ts";
import { parsed } from "../json-input.ts";
import { allOf, anyOf, at, flag, given, list, text, texts } from "../reading.ts";
import { not, on, type Switch } from "../switches.ts";

const EKS = "aws:eks/cluster:Cluster";
const MANAGED = "alicloud:cs/managedKubernetes:ManagedKubernetes";
const DEDICATED = "alicloud:cs/kubernetes:Kubernetes";
const EDGE = "alicloud:cs/edgeKubernetes:EdgeKubernetes";
const SERVERLESS = "alicloud:cs/serverlessKubernetes:ServerlessKubernetes";

/** Is a shell on the nodes offered to whoever reaches them? */
export const nodeShell: ResourceFact<Switch> = resourceFact("node-shell", {
  "aws:eks/nodeGroup:NodeGroup": (props) => {
    const access = at(props, "remoteAccess");
    if (access === UNKNOWN) return UNKNOWN;
    // A key without groups opens port 22 to the internet: typings of aws 7.48.
    return given(access, "ec2SshKey") && !given(access, "sourceSecurityGroupIds");
  },
  [DEDICATED]: on("enableSsh"),
});

/** Are the secrets of a cluster encrypted with a customer's key? */
export const clusterSecrets: ResourceFact<Switch> = resourceFact("cluster-secrets", {
  [EKS]: (props) => {
    const config = at(props, "encryptionConfig");
    if (config === UNKNOWN) return UNKNOWN;
    const resources = texts(config, "resources");
    if (resources === UNKNOWN) return UNKNOWN;
    return given(config, "provider", "keyArn") && anyOf(resources.map(isSecrets));
  },
  [MANAGED]: providerKey,
  [SERVERLESS]: providerKey,
});

function isSecrets(word: Known<string>): Known<boolean> {
  return word === UNKNOWN ? UNKNOWN : word === "secrets";
}

/** The key counts only where encryption is not switched off: typings of alicloud 3.108. */
function providerKey(props: ResourceView["props"]): Switch {
  return allOf([given(props, "encryptionProviderKey"), not(flag(props, "disableEncryption") ?? false)]);
}

/** Which logs of a control plane are missing, of those that the cloud can give. */
export const clusterLogs: ResourceFact<Known<readonly string[]>> = resourceFact("cluster-logs", {
  [EKS]: (props) =>
    missing(texts(props, "enabledClusterLogTypes"), [
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]),
  [MANAGED]: (props) => {
    const components = missing(texts(props, "controlPlaneLogComponents"), [
      "apiserver",
      "kcm",
      "scheduler",
      "ccm",
    ]);
    const audit =
      at(props, "auditLogConfig") === UNKNOWN ? UNKNOWN : (flag(props, "auditLogConfig", "enabled") ?? false);
    if (components === UNKNOWN || audit === UNKNOWN) return UNKNOWN;
    return audit ? components : [...components, "audit"];
  },
});

function missing(
  given: Known<readonly Known<string>[]>,
  wanted: readonly string[],
): Known<readonly string[]> {
  if (given === UNKNOWN) return UNKNOWN;
  const absent = wanted.filter((word) => !given.includes(word));
  return absent.length > 0 && given.includes(UNKNOWN) ? UNKNOWN : absent;
}

/** Are measurements of containers collected? */
export const containerMetrics: StackFact<Switch> = withAddons(
  "container-metrics",
  ["aws:ecs/cluster:Cluster", EKS],
  ({ props, type }, addons) =>
    type === EKS ? hasAddon(addons, /^amazon-cloudwatch-observability$|^adot$/) : insights(props),
  (addons) => hasAddon(addons, /^arms-prometheus$|^ack-arms-prometheus$/),
);

function insights(props: ResourceView["props"]): Switch {
  const settings = list(props, "settings");
  if (settings === UNKNOWN) return UNKNOWN;
  return anyOf(
    settings.map((setting) => {
      const name = text(setting, "name");
      const value = text(setting, "value");
      if (name === UNKNOWN || (name === "containerInsights" && value === UNKNOWN)) return UNKNOWN;
      return name === "containerInsights" && (value === "enabled" || value === "enhanced");
    }),
  );
}

/** What a cluster adds to its bare self: name and, where it is JSON, settings. */
interface Addon {
  readonly name: Known<string>;
  readonly config: unknown;
}

/** Can pods be kept from each other by network policies? */
export const networkPolicy: StackFact<Switch> = withAddons(
  "network-policy",
  [EKS],
  (_, addons) =>
    anyOf([
      hasAddon(addons, /cilium|calico/),
      ...found(addons, /^vpc-cni$/).map((addon) => setting(addon, "enableNetworkPolicy", false)),
    ]),
  // Terway keeps to them (`disable_network_policy: "false"` in "Customize Terway configuration parameters", ACK). What a
  // new cluster gets where the add-on's configuration is silent, no document found says.
  (addons) => {
    const terway = found(addons, /^terway/);
    if (terway.length === 0) return hasAddon(addons, /^terway/);
    return anyOf(terway.map((addon) => setting(addon, "NetworkPolicy", true)));
  },
);

function setting({ config }: Addon, name: string, fallback: boolean): Switch {
  return config === UNKNOWN ? UNKNOWN : (flag(config, name) ?? fallback);
}

/** Is the web console of Kubernetes installed? EKS installs none. */
export const dashboard: StackFact<Switch> = withAddons(
  "dashboard",
  [],
  () => false,
  (addons) => hasAddon(addons, /^kubernetes-dashboard$/),
);

function withAddons(
  name: string,
  aws: readonly string[],
  ofAws: (cluster: ResourceView, addons: Known<readonly Addon[]>) => Switch,
  ofAlicloud: (addons: Known<readonly Addon[]>) => Switch,
): StackFact<Switch> {
  const alicloud = [MANAGED, DEDICATED, EDGE, SERVERLESS];
  return {
    name,
    scope: "stack",
    types: { aws, alicloud },
    read(stack) {
      const more = new Map<ResourceView, Addon[]>();
      for (const addon of stack.ofType(
        "aws:eks/addon:Addon",
        "alicloud:cs/kubernetesAddon:KubernetesAddon",
      )) {
        const ofEks = addon.type.startsWith("aws:");
        const { props } = addon;
        const found: Addon = {
          name: text(props, ofEks ? "addonName" : "name") ?? "",
          config: parsed(at(props, ofEks ? "configurationValues" : "config")),
        };
        const clusters = ofEks
          ? stack.referencedBy(addon, "clusterName", EKS)
          : stack.referencedBy(addon, "clusterId", ...alicloud);
        for (const cluster of clusters) more.set(cluster, [...(more.get(cluster) ?? []), found]);
      }
      return [
        ...stack.ofType(...aws).map(
          (resource): Subject<Switch> => ({
            resource,
            fact: ofAws(resource, more.get(resource) ?? []),
          }),
        ),
        ...stack.ofType(...alicloud).map((resource): Subject<Switch> => {
          const own = list(resource.props, "addons");
          const addons =
            own === UNKNOWN ? UNKNOWN : [...own.flatMap(installed), ...(more.get(resource) ?? [])];
          return { resource, fact: ofAlicloud(addons) };
        }),
      ];
    },
  };
}

function installed(addon: unknown): Addon[] {
  const disabled = flag(addon, "disabled") ?? false;
  if (disabled === true) return [];
  return [
    {
      // Whether it is there at all is not known yet either.
      name: disabled === UNKNOWN ? UNKNOWN : (text(addon, "name") ?? ""),
      config: parsed(at(addon, "config")),
    },
  ];
}

function found(addons: Known<readonly Addon[]>, name: RegExp): readonly Addon[] {
  return addons === UNKNOWN ? [] : addons.filter((addon) => addon.name !== UNKNOWN && name.test(addon.name));
}

function hasAddon(addons: Known<readonly Addon[]>, name: RegExp): Switch {
  if (addons === UNKNOWN) return UNKNOWN;
  if (found(addons, name).length > 0) return true;
  return addons.some((addon) => addon.name === UNKNOWN) ? UNKNOWN : false;
}

/** Does the plug-in of a self-managed cluster have a network of its own for pods? */
export const podNetwork: ResourceFact<Switch> = resourceFact("pod-network", {
  [DEDICATED]: (props) => {
    const own = list(props, "addons");
    if (own === UNKNOWN) return UNKNOWN;
    const addons = own.flatMap(installed);
    const terway = hasAddon(addons, /^terway/);
    if (terway === UNKNOWN) return UNKNOWN;
    if (!terway) return allOf([hasAddon(addons, /^flannel$/), given(props, "podCidr")]);
    return allOf([given(props, "podVswitchIds"), not(shared(props))]);
  },
});

/** Do pods share a switch with the machines that run them? */
function shared(props: ResourceView["props"]): Switch {
  const pods = texts(props, "podVswitchIds");
  const masters = texts(props, "masterVswitchIds");
  const workers = texts(props, "workerVswitchIds");
  if (pods === UNKNOWN || masters === UNKNOWN || workers === UNKNOWN) return false;
  return [...masters, ...workers].some((id) => id !== UNKNOWN && pods.includes(id));
}

/** Are nodes that fail put right by the service? */
export const nodeRepair: ResourceFact<Switch> = resourceFact("node-repair", {
  "aws:eks/nodeGroup:NodeGroup": on("nodeRepairConfig.enabled"),
  "alicloud:cs/nodePool:NodePool": on("management.autoRepair"),
});

/** Are machines of scaling groups made from a template that keeps its versions? */
export const launchTemplate: ResourceFact<Switch> = resourceFact("launch-template", {
  "aws:autoscaling/group:Group": (props) =>
    anyOf([given(props, "launchTemplate"), given(props, "mixedInstancesPolicy", "launchTemplate")]),
});
