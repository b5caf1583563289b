import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, flag, given, list, text } from "../reading.ts";
import { type Forward, forwards } from "../views/forwarding.ts";
import {
  BALANCER_TYPES,
  ELB,
  LISTENER_TYPES,
  type Listener,
  listeners,
  loadBalancers,
  SERVER_GROUP,
  TARGET_GROUP,
} from "../views/load-balancer.ts";

/** A way in, as far as it is about web requests. */
export interface WebEntrance {
  /** It takes requests in clear text and serves them. */
  readonly plain: Known<boolean>;
  readonly protocol: Known<string>;
}

/** Every listener that is a resource of its own, and classic balancers by theirs. */
export const webEntrances: StackFact<WebEntrance> = {
  name: "web-entrances",
  scope: "stack",
  types: LISTENER_TYPES,
  read: (stack) =>
    listeners(stack).map((listener) => ({
      resource: listener.writer,
      fact: { plain: isPlain(listener), protocol: listener.protocol },
    })),
};

/** Application balancers, by whether some listener of theirs serves clear text; none without listeners. */
export const plainBalancers: StackFact<Known<boolean>> = {
  name: "plain-balancers",
  scope: "stack",
  types: { aws: [BALANCER_TYPES.aws[0]], alicloud: BALANCER_TYPES.alicloud },
  read: (stack) =>
    loadBalancers(stack)
      .filter(({ resource }) => resource.type !== ELB)
      .map(({ resource, listeners: own }) => ({ resource, fact: anyOf(own.map(isPlain)) })),
};

function isPlain({ protocol, redirects }: Listener): Known<boolean> {
  if (protocol === UNKNOWN) return UNKNOWN;
  if (protocol !== "HTTP") return false;
  return redirects === UNKNOWN ? UNKNOWN : !redirects;
}

/** Groups of web servers, by whether requests travel in clear text from the browser to them. */
export const plainTargets: StackFact<Known<boolean>> = {
  name: "plain-targets",
  scope: "stack",
  types: { aws: [TARGET_GROUP], alicloud: [SERVER_GROUP] },
  read: (stack) =>
    stack.ofType(TARGET_GROUP, SERVER_GROUP).flatMap((resource) => {
      // HTTP unless said otherwise for ALB of Alibaba Cloud: alb.ServerGroup; AWS asks for it but for functions.
      const fallback = resource.type === SERVER_GROUP ? "HTTP" : "";
      const protocol = text(resource.props, "protocol") ?? fallback;
      if (protocol === UNKNOWN) return [{ resource, fact: UNKNOWN }];
      if (protocol !== "HTTP") return [{ resource, fact: false }];
      const { byTarget, toCome } = forwardsTo(stack);
      const before = byTarget.get(resource) ?? [];
      // A listener has to name a group even where it sends everybody elsewhere.
      if (before.length > 0) {
        const elsewhere = allOf(before.map(({ redirects }) => redirects));
        if (elsewhere !== false) return [{ resource, fact: elsewhere === true ? false : UNKNOWN }];
      }
      const encrypted = anyOf([
        ...before.map(takesOther),
        // What hands requests to groups that are to come may hand them to this one.
        ...toCome.map((forward) =>
          takesOther(forward) === false && forward.redirects !== true ? false : UNKNOWN,
        ),
      ]);
      return [{ resource, fact: encrypted === UNKNOWN ? UNKNOWN : !encrypted }];
    }),
};

function takesOther({ protocol }: Forward): Known<boolean> {
  return protocol === UNKNOWN ? UNKNOWN : protocol !== "HTTP";
}

interface ForwardsTo {
  readonly byTarget: ReadonlyMap<ResourceView, readonly Forward[]>;
  readonly toCome: readonly Forward[];
}

function forwardsTo(stack: StackView): ForwardsTo {
  return stack.once(forwardsTo, () => {
    const byTarget = new Map<ResourceView, Forward[]>();
    for (const forward of forwards(stack)) {
      for (const target of forward.targets) {
        const known = byTarget.get(target);
        if (known) known.push(forward);
        else byTarget.set(target, [forward]);
      }
    }
    return { byTarget, toCome: forwards(stack).filter(({ targetsToCome }) => targetsToCome) };
  });
}

export interface ClassicListeners {
  /** Every listener names a certificate. */
  readonly certified: Known<boolean>;
  /** Every listener speaks TLS to the machines behind it. */
  readonly encryptedBehind: Known<boolean>;
}

/** Listeners written inside classic balancers. */
export const classicListeners: StackFact<ClassicListeners> = {
  name: "classic-listeners",
  scope: "stack",
  types: { aws: [ELB], alicloud: [] },
  read: (stack) =>
    stack.ofType(ELB).map((resource) => {
      const written = list(resource.props, "listeners");
      if (written === UNKNOWN) return { resource, fact: { certified: UNKNOWN, encryptedBehind: UNKNOWN } };
      return {
        resource,
        fact: {
          certified: none(written, (listener) => !given(listener, "sslCertificateId")),
          encryptedBehind: none(written, plainBehind),
        },
      };
    }),
};

function none(elements: readonly unknown[], is: (element: unknown) => Known<boolean>): Known<boolean> {
  const found = anyOf(elements.map((element) => (element === UNKNOWN ? UNKNOWN : is(element))));
  return found === UNKNOWN ? UNKNOWN : !found;
}

function plainBehind(listener: unknown): Known<boolean> {
  const protocol = text(listener, "instanceProtocol");
  if (protocol === UNKNOWN) return UNKNOWN;
  if (/^(https|ssl)$/i.test(protocol ?? "")) return !given(listener, "sslCertificateId");
  return true;
}

/** Does a group of web servers say which page tells that they are well? */
export const healthPages: StackFact<Known<boolean>> = {
  name: "health-pages",
  scope: "stack",
  types: { aws: [TARGET_GROUP], alicloud: [SERVER_GROUP] },
  read: (stack) =>
    stack.ofType(TARGET_GROUP, SERVER_GROUP).flatMap((resource) => {
      const { props, type } = resource;
      const protocol = text(props, "protocol");
      const web =
        protocol === UNKNOWN ? UNKNOWN : /^(HTTPS?|)$/.test(protocol ?? (type === SERVER_GROUP ? "" : "-"));
      if (web === false) return [];
      const [block, path, enabled] =
        type === SERVER_GROUP
          ? (["healthCheckConfig", "healthCheckPath", "healthCheckEnabled"] as const)
          : (["healthCheck", "path", "enabled"] as const);
      const on = flag(props, block, enabled) ?? true;
      const said = given(props, block, path);
      if (web === UNKNOWN) return said ? [] : [{ resource, fact: UNKNOWN }];
      return [{ resource, fact: on === UNKNOWN && said ? UNKNOWN : on !== false && said }];
    }),
};
