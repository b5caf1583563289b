import { stringify } from "yaml";

/** What runs in one namespace, and whom it may reach. Anything else is refused both ways. @clause 8.3.2-b */
export interface NamespaceArgs {
  readonly purpose: string;
  /** Pods may not ask for more, all together. */
  readonly most: { readonly pods: number; readonly cpu: string; readonly memory: string };
  /** Namespaces whose pods may connect to these; pods of one namespace always may. */
  readonly from?: readonly string[];
  /** What pods connect to outside the cluster. */
  readonly to?: Readonly<Record<string, FlowOut>>;
}

export interface FlowOut {
  readonly reason: string;
  readonly prefixes: readonly string[];
  readonly ports: readonly number[];
}

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: object;
}

/** Everything that a namespace needs before its first pod: the strictest of Kubernetes' three profiles, and walls. */
export function manifestsOf(namespaces: Readonly<Record<string, NamespaceArgs>>): readonly Manifest[] {
  return Object.entries(namespaces).flatMap(([name, args]) => [
    namespace(name, args),
    policy(name, "refuse-all", {}),
    policy(name, "name-look-up", {
      egress: [{ to: [of("kube-system")], ports: [port(53, "UDP"), port(53, "TCP")] }],
    }),
    policy(name, "own-pods", {
      ingress: [{ from: [{ podSelector: {} }] }],
      egress: [{ to: [{ podSelector: {} }] }],
    }),
    ...(args.from ?? []).map((each) => policy(name, `from-${each}`, { ingress: [{ from: [of(each)] }] })),
    // The other half of the same flow: both ends have to let it through.
    ...Object.entries(namespaces)
      .filter(([, { from = [] }]) => from.includes(name))
      .map(([each]) => policy(name, `to-${each}`, { egress: [{ to: [of(each)] }] })),
    ...Object.entries(args.to ?? {}).map(([key, { reason, prefixes, ports }]) =>
      policy(
        name,
        `out-${key}`,
        {
          egress: [
            {
              to: prefixes.map((cidr) => ({ ipBlock: { cidr } })),
              ports: ports.map((each) => port(each, "TCP")),
            },
          ],
        },
        { "atrium/reason": reason },
      ),
    ),
    quota(name, args),
    limits(name),
  ]);
}

export function manifestText(namespaces: Readonly<Record<string, NamespaceArgs>>): string {
  return manifestsOf(namespaces)
    .map((each) => stringify(each))
    .join("---\n");
}

function namespace(name: string, { purpose }: NamespaceArgs): Manifest {
  const level = (mode: string) => [`pod-security.kubernetes.io/${mode}`, "restricted"] as const;
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name,
      labels: {
        "app.kubernetes.io/managed-by": "atrium",
        ...Object.fromEntries([level("enforce"), level("audit"), level("warn")]),
      },
      annotations: { "atrium/purpose": purpose },
    },
  };
}

interface Rules {
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
}

/** A policy that names both directions and lets through only what it lists; without rules it refuses everything. */
function policy(
  namespaceName: string,
  name: string,
  { ingress, egress }: Rules,
  annotations?: Readonly<Record<string, string>>,
): Manifest {
  const none = ingress === undefined && egress === undefined;
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: namespaceName, ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      podSelector: {},
      policyTypes: [
        ...(none || ingress !== undefined ? ["Ingress"] : []),
        ...(none || egress !== undefined ? ["Egress"] : []),
      ],
      ...(ingress === undefined ? {} : { ingress }),
      ...(egress === undefined ? {} : { egress }),
    },
  };
}

/** Every namespace has this label, set by Kubernetes itself. */
function of(name: string): object {
  return { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } };
}

function port(number: number, protocol: "TCP" | "UDP"): object {
  return { port: number, protocol };
}

function quota(name: string, { most }: NamespaceArgs): Manifest {
  return {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: "most", namespace: name },
    spec: {
      hard: {
        pods: String(most.pods),
        "requests.cpu": most.cpu,
        "requests.memory": most.memory,
        "limits.memory": most.memory,
        // A load balancer of its own would be a door that no plan knows.
        "services.loadbalancers": "0",
        "services.nodeports": "0",
      },
    },
  };
}

/** A quota refuses pods that ask for nothing: this is what they ask for then. */
function limits(name: string): Manifest {
  return {
    apiVersion: "v1",
    kind: "LimitRange",
    metadata: { name: "usual", namespace: name },
    spec: {
      limits: [
        {
          type: "Container",
          defaultRequest: { cpu: "100m", memory: "128Mi" },
          default: { memory: "512Mi" },
        },
      ],
    },
  };
}
