import type {
  Policies,
  PolicyPackArgs,
  PolicyResource,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import type {
  EstateInputs,
  Exception,
  Pack,
  PackEntry,
  ResourceView,
  StackView,
  Verdict,
} from "./control.ts";
import { plainProps } from "./engine-values.ts";
import {
  ESTATE_TYPE,
  estateInputs,
  joinEstates,
  NO_ESTATE,
  readEstate,
  readException,
} from "./estate-inputs.ts";
import { applyExceptions, covers, inCodeAllowed, inForce, soundExceptions } from "./exceptions.ts";
import { judgeEntry, judgeResource, reads } from "./judge.ts";
import { stackView } from "./stack-view.ts";

/** Name of the policy that shows what only a deployment can decide. */
export const UNDECIDED = "undecided-until-deployed";

/** Settings of one policy as the engine gives them: the control's own, and exceptions from it. */
interface PolicyConfig {
  readonly exceptions?: readonly unknown[];
  readonly [setting: string]: unknown;
}

/**
 * A pack as CrossGuard policies. A control that needs one resource alone is judged before that resource is
 * created; one that joins resources, when all are registered. What is unknown is no violation: one advisory
 * line a resource lists it, at the end.
 */
export function toPolicies(pack: Pack, clock: () => Date = () => new Date()): Policies {
  const session = new EngineSession(pack, clock);
  return [
    ...pack.entries.map((entry) =>
      entry.control.fact.scope === "resource" ? session.resourcePolicy(entry) : session.stackPolicy(entry),
    ),
    session.exceptionPolicy(),
    session.undecidedPolicy(),
  ];
}

export function toPackArgs(pack: Pack): PolicyPackArgs {
  return {
    displayName: pack.title,
    description: pack.description,
    enforcementLevel: "advisory",
    policies: toPolicies(pack),
  };
}

/** What one policy process remembers between the engine's calls. */
class EngineSession {
  readonly #pack: Pack;
  readonly #clock: () => Date;
  /** The estate's component is every resource's ancestor, so the engine shows it before them. */
  readonly #estates = new Map<string, EstateInputs>();
  /** Configuration as each policy last saw it; the summary policies need all of them. */
  readonly #configs = new Map<string, PolicyConfig>();
  #shared: SharedView | undefined;

  constructor(pack: Pack, clock: () => Date) {
    this.#pack = pack;
    this.#clock = clock;
  }

  resourcePolicy(entry: PackEntry): ResourceValidationPolicy & StackValidationPolicy {
    const waiting: ResourceView[] = [];
    const failure = (resource: ResourceView, config: PolicyConfig): string | undefined => {
      const verdict = judgeResource(entry, resource, this.#context(config));
      return verdict?.status === "fail" && !this.#excused(verdict, config) ? verdict.message : undefined;
    };
    return {
      ...describe(entry),
      validateResource: (args, report) => {
        this.#learn(args);
        if (!reads(entry.control, args.type)) return;
        const config = this.#configure(entry, args.getConfig<PolicyConfig>());
        const resource = fromArgs(args);
        // A deployment shows the estate before what it holds; `policy analyze` keeps no order.
        if (this.#estates.size === 0 && belongsToEstate(resource)) {
          waiting.push(resource);
          return;
        }
        const message = failure(resource, config);
        if (message) report(message);
      },
      validateStack: (args, report) => {
        for (const resource of waiting.splice(0)) {
          const message = failure(resource, args.getConfig<PolicyConfig>());
          if (message) report(message, resource.urn);
        }
      },
    };
  }

  stackPolicy(entry: PackEntry): StackValidationPolicy {
    return {
      ...describe(entry),
      validateStack: (args, report) => {
        const view = this.#view(entry.control.id, args.resources);
        const config = this.#configure(entry, args.getConfig<PolicyConfig>());
        for (const verdict of judgeEntry(entry, view, this.#context(config, view))) {
          if (verdict.status === "fail" && !this.#excused(verdict, config, view)) {
            report(verdict.message, verdict.urn);
          }
        }
      },
    };
  }

  exceptionPolicy(): StackValidationPolicy {
    return {
      name: soundExceptions.id,
      description: soundExceptions.title,
      enforcementLevel: "mandatory",
      severity: soundExceptions.severity,
      tags: [...soundExceptions.clauses],
      validateStack: (args, report) => {
        const view = this.#view(soundExceptions.id, args.resources);
        const exceptions = [
          ...this.#estate(view).exceptions,
          ...[...this.#configs].flatMap(([id, config]) => configured(id, config)),
        ];
        const settled = applyExceptions(this.#verdicts(view), exceptions, {
          now: this.#clock(),
          level: "mandatory",
          at: view.resources[0]?.urn ?? "",
          controls: this.#pack.entries.map((entry) => entry.control.id),
          inCode: inCodeAllowed(this.#pack),
        });
        for (const verdict of settled) {
          if (verdict.control === soundExceptions.id) report(verdict.message, verdict.urn);
        }
      },
    };
  }

  undecidedPolicy(): StackValidationPolicy {
    return {
      name: UNDECIDED,
      description: "Controls that only a deployment can decide",
      enforcementLevel: "advisory",
      severity: "low",
      validateStack: (args, report) => {
        const view = this.#view(UNDECIDED, args.resources);
        const open = this.#verdicts(view).filter((verdict) => verdict.status === "unknown");
        for (const [urn, verdicts] of Map.groupBy(open, (verdict) => verdict.urn)) {
          const controls = [...new Set(verdicts.map((verdict) => verdict.control))];
          const name = view.byUrn.get(urn)?.name ?? urn;
          report(
            `${name}: ${controls.length} undecided before deployment (${controls.join(", ")}); judge the state again with "pulumi policy analyze" or "atrium audit" after it`,
            urn,
          );
        }
      },
    };
  }

  #learn(args: ResourceValidationArgs): void {
    if (args.type === ESTATE_TYPE) this.#estates.set(args.urn, readEstate(fromArgs(args)));
  }

  #configure(entry: PackEntry, config: PolicyConfig): PolicyConfig {
    this.#configs.set(entry.control.id, config);
    return config;
  }

  #estate(view?: StackView): EstateInputs {
    const inStack = view?.once(estateInputs, (stack) => estateInputs(stack.resources));
    // Component inputs reach the stack phase only when the engine copies them; the first sight is kept.
    if (inStack && (inStack.plan || inStack.tagPlan || inStack.exceptions.length > 0)) return inStack;
    return [...this.#estates.values()].reduce(joinEstates, NO_ESTATE);
  }

  #context({ exceptions: _, ...overrides }: PolicyConfig, view?: StackView) {
    return { now: this.#clock(), estate: this.#estate(view), overrides };
  }

  #excused(verdict: Verdict, config: PolicyConfig, view?: StackView): boolean {
    const exceptions = [...this.#estate(view).exceptions, ...configured(verdict.control, config)];
    const now = this.#clock();
    return exceptions.some(
      (exception) => covers(exception, verdict.control, verdict.urn) && inForce(exception, now),
    );
  }

  #verdicts(view: StackView): readonly Verdict[] {
    return view.once(this, () =>
      this.#pack.entries.flatMap((entry) =>
        judgeEntry(entry, view, this.#context(this.#configs.get(entry.control.id) ?? {}, view)),
      ),
    );
  }

  /**
   * The engine asks every stack policy in turn about the same resources, each time with fresh objects.
   * One view serves the round; a policy that comes round again starts the next.
   */
  #view(user: string, resources: readonly PolicyResource[]): StackView {
    let shared = this.#shared;
    if (!shared || shared.users.has(user) || !sameStack(shared.view, resources)) {
      shared = { view: stackView(resources.map(fromResource)), users: new Set() };
      this.#shared = shared;
    }
    shared.users.add(user);
    return shared.view;
  }
}

/** A URN carries the types of all ancestors. */
function belongsToEstate({ urn }: ResourceView): boolean {
  return urn.includes(`${ESTATE_TYPE}$`);
}

interface SharedView {
  readonly view: StackView;
  /** Policies that have used it. */
  readonly users: Set<string>;
}

function sameStack(view: StackView, resources: readonly PolicyResource[]): boolean {
  return (
    view.resources.length === resources.length &&
    resources.every((resource, index) => view.resources[index]?.urn === resource.urn)
  );
}

function configured(control: string, config: PolicyConfig): readonly Exception[] {
  return (config.exceptions ?? []).map((exception) => ({ ...readException(exception), control }));
}

function fromArgs(args: ResourceValidationArgs): ResourceView {
  return {
    urn: args.urn,
    type: args.type,
    name: args.name,
    custom: true,
    props: plainProps(args.props),
    dependencies: [],
    propertyDependencies: {},
    protect: args.opts.protect,
    ...(args.provider && { providerProps: plainProps(args.provider.props) }),
    ...(args.opts.parent && { parent: args.opts.parent }),
  };
}

function fromResource(resource: PolicyResource): ResourceView {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    custom: true,
    props: plainProps(resource.props),
    dependencies: resource.dependencies.map((dependency) => dependency.urn),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([input, targets]) => [
        input,
        targets.map((target) => target.urn),
      ]),
    ),
    protect: resource.opts.protect,
    ...(resource.provider && { providerProps: plainProps(resource.provider.props) }),
    ...(resource.parent && { parent: resource.parent.urn }),
  };
}

function describe({ control, level }: PackEntry) {
  const exceptions = {
    type: "array",
    description: "resources excused: {resource, reason, owner, approver, ticket, expires}",
    items: { type: "object" },
  } as const;
  return {
    name: control.id,
    description: control.title,
    displayName: control.title,
    enforcementLevel: level,
    severity: control.severity,
    tags: [...control.clauses.map((clause) => `guide-${clause}`), ...control.sameAs],
    configSchema: { properties: { ...control.settings?.schema, exceptions } },
  };
}
