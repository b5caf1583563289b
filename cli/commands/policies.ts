import { resolve } from "node:path";
import { Argument, Command, Option } from "commander";
import { nearest } from "../../ipam/index.ts";
import { CLOUDS, type Cloud } from "../../policy-packs/index.ts";
import {
  type ControlCard,
  cardsNamed,
  cardsTable,
  cardText,
  cataloguePage,
  controlCards,
  loadPacks,
  packNames,
} from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { badOption, writeNamed } from "./named-file.ts";
import { policiesExcept } from "./policies-except.ts";
import { registerPolicies } from "./policies-register.ts";
import { remediatePolicies } from "./policies-remediate.ts";

/** `atrium policies`: what is judged, and why. */
export function policiesCommand(io: Io): Command {
  return new Command("policies")
    .description("what the policy packs judge: the catalogue, one control, exceptions, registers, remedies")
    .addCommand(listPolicies(io))
    .addCommand(explainPolicy(io))
    .addCommand(cataloguePolicies(io))
    .addCommand(policiesExcept(io))
    .addCommand(registerPolicies(io))
    .addCommand(remediatePolicies(io));
}

interface Filter {
  readonly pack?: string;
  readonly cloud?: Cloud;
  readonly severity?: string;
  readonly clause?: string;
  readonly json?: boolean;
}

const SEVERITIES = ["critical", "high", "medium", "low"] as const;

function listPolicies(io: Io): Command {
  return new Command("list")
    .description("the controls, one a line")
    .addArgument(new Argument("[words...]", "only those whose id, title or other tool's id holds every word"))
    .addOption(new Option("--pack <name>", "only those of this pack").choices(packNames()))
    .addOption(new Option("--cloud <name>", "only those that judge this cloud").choices(CLOUDS))
    .addOption(new Option("--severity <severity>", "only those of this severity").choices(SEVERITIES))
    .option("--clause <id>", "only those that cite this clause of the guide, or one below it, such as 8.3")
    .option("--json", "print the controls with all that is known of them")
    .addHelpText(
      "after",
      "\nExamples:\n  atrium policies list bucket --cloud alicloud\n  atrium policies list --pack baseline --clause 8.3\n  atrium policies list CKV_AWS_24",
    )
    .action(async (words: readonly string[], filter: Filter) => {
      const cards = (await allCards()).filter((card) => fits(card, words, filter));
      if (filter.json) {
        io.out(`${JSON.stringify(cards, undefined, 2)}\n`);
        return;
      }
      io.out(cardsTable(cards, { color: io.color, width: process.stdout.columns ?? 120 }));
    });
}

function fits(
  card: ControlCard,
  words: readonly string[],
  { pack, cloud, severity, clause }: Filter,
): boolean {
  const text = [card.id, card.title, ...card.sameAs].join(" ").toLowerCase();
  return (
    words.every((word) => text.includes(word.toLowerCase())) &&
    (pack === undefined || card.levels[pack] !== undefined) &&
    (cloud === undefined || !("absent" in card.clouds[cloud])) &&
    (severity === undefined || card.severity === severity) &&
    (clause === undefined || card.clauses.some(({ id }) => isBelow(id, clause)))
  );
}

/** `8.3.2-b` stands below `8.3.2-b`, `8.3.2`, `8.3` and `8`, not below `8.30`. */
function isBelow(id: string, clause: string): boolean {
  const wanted = clause.replace(/^§/, "");
  return id === wanted || id.startsWith(`${wanted}.`) || id.startsWith(`${wanted}-`);
}

function explainPolicy(io: Io): Command {
  return new Command("explain")
    .description(
      "one control: what, why, by which clause, what it reads on each cloud, what fails and passes",
    )
    .addArgument(
      new Argument("<id>", "a control, or another tool's check that it equals, such as CKV_AWS_24"),
    )
    .option("--json", "print all that is known of it")
    .addHelpText(
      "after",
      "\nExamples:\n  atrium policies explain network-no-public-ssh\n  atrium policies explain CKV_ALI_2 --json",
    )
    .action(async (id: string, { json }: { readonly json?: boolean }) => {
      const cards = await allCards();
      const found = cardsNamed(id, cards);
      if (found.length === 0) {
        const near = nearest(
          id,
          cards.map((card) => card.id),
        );
        const hint = `${near ? `did you mean ${near}? ` : ""}atrium policies list shows them all`;
        throw badOption("policies explain", id, "is no control and no other tool's check", hint);
      }
      if (json) {
        io.out(`${JSON.stringify(found, undefined, 2)}\n`);
        return;
      }
      const options = { color: io.color, width: process.stdout.columns ?? 100 };
      io.out(found.map((card) => cardText(card, options)).join("\n"));
    });
}

function cataloguePolicies(io: Io): Command {
  return new Command("catalogue")
    .description("write the whole catalogue as one page to search; needs no server and no network")
    .option("--out <file>", "the file to write; - prints it", "controls.html")
    .action(async ({ out }: { readonly out: string }) => {
      const page = cataloguePage(await allCards());
      if (out === "-") {
        io.out(page);
        return;
      }
      await writeNamed("--out", out, resolve(io.cwd, out), page);
      io.out(`wrote ${out}; open it in a browser\n`);
    });
}

async function allCards(): Promise<readonly ControlCard[]> {
  return controlCards(await loadPacks(packNames()));
}
