import { type Clause, clause } from "../../guide/index.ts";
import {
  type AnyControl,
  CLOUDS,
  type Cloud,
  type EnforcementLevel,
  type Pack,
  type SettingSchema,
  type Severity,
} from "../../policy-packs/control.ts";
import { controls } from "../../policy-packs/controls/index.ts";
import { type WorkedExample, workedExamples } from "./worked-examples.ts";

/** Everything that is known of one control: what `explain` and the catalogue tell. */
export interface ControlCard {
  readonly id: string;
  readonly title: string;
  readonly why?: string;
  readonly severity: Severity;
  readonly mlps?: string;
  readonly clauses: readonly Pick<Clause, "id" | "title">[];
  readonly sameAs: readonly string[];
  /** Pack → level; packs that leave it out are not there. */
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  readonly settings: readonly Setting[];
  /** May a program excuse its own resources from it? */
  readonly inCode: boolean;
  readonly clouds: Readonly<Record<Cloud, CloudCard>>;
}

export interface Setting {
  readonly name: string;
  readonly type: SettingSchema["type"];
  readonly description: string;
  readonly byDefault: unknown;
}

/** Why a cloud has nothing to judge, or what is judged there. */
export type CloudCard = { readonly absent: string } | WorkedExample;

/** Every control of the catalogue, in its order. */
export function controlCards(packs: readonly Pack[]): readonly ControlCard[] {
  const examples = workedExamples();
  return Object.values(controls).map((control) => card(control, packs, examples[control.id] ?? {}));
}

function card(
  control: AnyControl,
  packs: readonly Pack[],
  examples: Readonly<Partial<Record<Cloud, WorkedExample>>>,
): ControlCard {
  const { id, title, why, severity, mlps, sameAs, settings } = control;
  return {
    id,
    title,
    ...(why === undefined ? {} : { why }),
    severity,
    ...(mlps === undefined ? {} : { mlps }),
    clauses: control.clauses.map((each) => ({ id: each, title: clause(each).title })),
    sameAs,
    levels: Object.fromEntries(
      packs.flatMap(({ name, entries }) => {
        const entry = entries.find((each) => each.control.id === id);
        return entry ? [[name.replace(/^atrium-/, ""), entry.level] as const] : [];
      }),
    ),
    settings: settings ? settingsOf(settings.schema, settings.defaults) : [],
    inCode: control.inCode ?? severity !== "critical",
    clouds: Object.fromEntries(
      CLOUDS.map((cloud) => [cloud, cloudCard(control, cloud, examples[cloud])]),
    ) as Record<Cloud, CloudCard>,
  };
}

function settingsOf(schema: Readonly<Record<string, SettingSchema>>, defaults: object): readonly Setting[] {
  return Object.entries(schema).map(([name, { type, description }]) => ({
    name,
    type,
    description,
    byDefault: (defaults as Readonly<Record<string, unknown>>)[name],
  }));
}

function cloudCard(control: AnyControl, cloud: Cloud, example: WorkedExample | undefined): CloudCard {
  const absent = control.absent?.[cloud];
  if (absent !== undefined) return { absent };
  // Presence asks whether a type is there at all, and reads nothing of it.
  const asked = Object.fromEntries(control.fact.types[cloud].map((type) => [type, []]));
  if (example === undefined) return { reads: asked };
  return Object.keys(example.reads).length > 0 ? example : { ...example, reads: asked };
}

/** Cards whose id is the word, or that say they equal a check of another tool that is. */
export function cardsNamed(word: string, cards: readonly ControlCard[]): readonly ControlCard[] {
  const same = (text: string) => text.toLowerCase() === word.toLowerCase();
  const own = cards.filter(({ id }) => same(id));
  return own.length > 0 ? own : cards.filter(({ sameAs }) => sameAs.some(same));
}
