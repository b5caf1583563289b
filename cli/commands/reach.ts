import { Argument, Command } from "commander";
import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";
import { didYouMean } from "../../ipam/index.ts";
import {
  originNames,
  type ReachAsked,
  reachTargets,
  type StackView,
  stackView,
  whoReaches,
} from "../../policy-packs/index.ts";
import { viewOf } from "../../preview/index.ts";
import type { Io } from "../io.ts";
import { reachText } from "./reach-text.ts";
import { stateAt } from "./state-file.ts";

interface Options {
  readonly to?: string;
  readonly from?: string;
  readonly json?: boolean;
}

/** `atrium reach`: who gets to which host of a stack, by which path. */
export function reachCommand(io: Io): Command {
  return new Command("reach")
    .description(
      "show who reaches the hosts of a stack, path by path, and the smallest change that closes it",
    )
    .addArgument(
      new Argument("<state>", "file of pulumi stack export or of a backend; - reads standard input"),
    )
    .option("--to <name>", "only this host, by name or URN (default: every host of the stack)")
    .option("--from <origin>", "internet, zone:<name>, site:<name> or host:<name> (default: all but hosts)")
    .option("--json", "print the answers as JSON and nothing else")
    .addHelpText("after", HELP)
    .action((state: string, options: Options) => reach(state, options, io));
}

const HELP = `
Zones and sites are those of the plan that the stack's estate carries; a zone is also the hosts of the stack that are
tagged with it. What only a deployment or another stack knows is unknown, and the answer says what that is.

Examples:
  pulumi stack export | atrium reach - --to pos-db
  atrium reach state.json --from internet
  atrium reach state.json --from zone:guest-wifi --json

Exit code: 0 answered, 2 the input is at fault, 3 a fault of atrium.`;

async function reach(state: string, options: Options, io: Io): Promise<void> {
  const stack = stackView(viewOf(await stateAt(state, io)));
  const asked = askedOf(options, stack);
  const answers = whoReaches(stack, asked);
  io.out(options.json ? `${JSON.stringify({ answers }, undefined, 2)}\n` : reachText(answers));
}

/** @throws BadInput with every option that names nothing of the stack */
function askedOf({ to, from }: Options, stack: StackView): ReachAsked {
  const origin = from === undefined ? undefined : originNamed(from, stack);
  const faults = [
    ...(to === undefined || isTarget(to, stack) ? [] : [noTarget(to, stack)]),
    ...(from === undefined || origin !== undefined ? [] : [noOrigin(from, stack)]),
  ];
  if (faults.length > 0) throw new BadInput(faults);
  return { ...(to !== undefined && { to }), ...(origin !== undefined && { from: origin }) };
}

function isTarget(to: string, stack: StackView): boolean {
  return reachTargets(stack).some(({ urn, name }) => to === urn || to === name);
}

/** Zones may be given by the first word of their name, where that is enough. */
function originNamed(from: string, stack: StackView): string | undefined {
  const names = originNames(stack);
  if (names.includes(from)) return from;
  const longer = from.startsWith("zone:") ? names.filter((name) => name.startsWith(`${from}-`)) : [];
  return longer.length === 1 ? longer[0] : undefined;
}

function noTarget(to: string, stack: StackView): Diagnostic {
  const names = [...new Set(reachTargets(stack).map(({ name }) => name))];
  return fault("--to", to, "is no host of this stack", didYouMean(to, names, "host in a network"));
}

function noOrigin(from: string, stack: StackView): Diagnostic {
  const names = originNames(stack);
  const message = "is nobody that this stack or its plan knows";
  return fault(
    "--from",
    from,
    message,
    didYouMean(
      from,
      names.filter((name) => !name.startsWith("host:")),
      "origin",
    ),
  );
}

function fault(file: string, value: string, message: string, hint: string): Diagnostic {
  return { code: "reach.option", severity: "error", file, path: "", value, message, hint };
}
