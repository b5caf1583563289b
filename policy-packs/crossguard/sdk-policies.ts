/**
 * Controls as policies of `@pulumi/policy`, to stand beside policies of one's own in one `PolicyPack`. The packs that
 * come with Atrium are served without the SDK (`serve.ts` says why); what is lost here is said in the README.
 */
import type { PolicyConfigSchema, PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import type { Pack, PackEntry, ResourceView, StackView } from "../control.ts";
import { soundExceptions } from "../exceptions/exceptions.ts";
import { type JudgeOptions, judge } from "../judge.ts";
import { configSchema, readConfiguration } from "../settings/configuration.ts";
import { stackView } from "../stack-view.ts";
import { plainProps } from "./values.ts";

/**
 * One stack policy a control, at the level and with the settings that the pack gives it, and one for the exceptions
 * themselves. Resources are judged when all of them are registered.
 * @param clock the day that expiries are held against
 */
export function sdkPolicies(pack: Pack, clock: () => Date = () => new Date()): StackValidationPolicy[] {
  const round = new Round();
  const policy = (entries: readonly PackEntry[], id: string): StackValidationPolicy["validateStack"] => {
    const part: Pack = { ...pack, entries };
    return (args, report) => {
      const configuration = readConfiguration(part, { [id]: args.getConfig() }, `configuration of ${id}`);
      const options: JudgeOptions = { ...configuration, now: clock() };
      for (const verdict of judge(part, round.view(id, args.resources), options)) {
        if (verdict.control === id && verdict.status === "fail") report(verdict.message, verdict.urn);
      }
    };
  };
  return [
    ...pack.entries.map((entry): StackValidationPolicy => {
      const { control, level } = entry;
      return {
        name: control.id,
        description: control.title,
        enforcementLevel: level,
        severity: control.severity,
        tags: [...control.clauses.map((clause) => `guide-${clause}`), ...control.sameAs],
        configSchema: { properties: configSchema(control) as PolicyConfigSchema["properties"] },
        validateStack: policy([entry], control.id),
      };
    }),
    {
      name: soundExceptions.id,
      description: soundExceptions.title,
      enforcementLevel: "mandatory",
      severity: soundExceptions.severity,
      validateStack: policy(pack.entries, soundExceptions.id),
    },
  ];
}

/**
 * The SDK asks every policy in turn about the same resources, each time with fresh objects. One view serves the
 * round; a policy that comes round again begins the next.
 */
class Round {
  #view: StackView | undefined;
  readonly #asked = new Set<string>();

  view(policy: string, resources: readonly PolicyResource[]): StackView {
    if (this.#view === undefined || this.#asked.has(policy)) {
      this.#asked.clear();
      this.#view = stackView(resources.map(viewOf));
    }
    this.#asked.add(policy);
    return this.#view;
  }
}

/** The SDK's door to what its proxies wrap (`proxy.js` of 1.21): reading an unknown through them throws. */
const TARGET = "__getSpecialProxyTarget";

function propsOf(proxied: Readonly<Record<string, unknown>>): ResourceView["props"] {
  return plainProps((proxied[TARGET] ?? proxied) as Readonly<Record<string, unknown>>).props;
}

function viewOf(resource: PolicyResource): ResourceView {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    custom: true,
    props: propsOf(resource.props),
    dependencies: resource.dependencies.map(({ urn }) => urn),
    propertyDependencies: Object.fromEntries(
      Object.entries(resource.propertyDependencies).map(([input, targets]) => [
        input,
        targets.map(({ urn }) => urn),
      ]),
    ),
    protect: resource.opts.protect,
    ...(resource.provider && { providerProps: propsOf(resource.provider.props) }),
    ...(resource.parent && { parent: resource.parent.urn }),
  };
}
