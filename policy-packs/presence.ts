/**
 * Controls that ask for something to exist at all: a detector, a patch baseline, a bastion. Code cannot tell an
 * account that lacks it from a stack that is not the one to hold it, so each such control says when it asks:
 *
 * - `auto`: where the stack itself shows that it is the one (it makes the account's trail, it runs machines);
 * - `always`: in every stack of the cloud, for accounts that are one stack;
 * - `never`: where something else holds it.
 *
 * All of them take the setting `asked`, and a fact made by `presence` or one that says `expected` of its subject.
 */
import {
  CLOUDS,
  type Cloud,
  type Judgement,
  type Known,
  type Settings,
  type StackFact,
  type StackView,
  UNKNOWN,
} from "./control.ts";
import { fail, notApplicable, pass, undecided } from "./judgement.ts";

export interface Asked {
  readonly asked: string;
}

export const askedDefaults: Asked = { asked: "auto" };

export const askedSchema: Settings<Asked>["schema"] = {
  asked: {
    type: "string",
    description:
      "auto: where the stack shows that it is the one to hold it; always: in every stack; never: nowhere",
  },
};

/** What a stack should hold, and what of it is missing. */
export interface Presence {
  /** The stack shows that it is the one to hold it. */
  readonly expected: boolean;
  readonly missing: Known<readonly string[]>;
}

export interface PresenceOn {
  /** A stack with one of these is the one to hold it; the first of them by name carries the verdict. */
  readonly anchors: readonly string[];
  missing(stack: StackView): Known<readonly string[]>;
}

/** The root carries the verdict where nothing else does, so that `always` has somebody to speak of. */
const ROOT = "pulumi:pulumi:Stack";

export function presence(name: string, on: Readonly<Record<Cloud, PresenceOn>>): StackFact<Presence> {
  return {
    name,
    scope: "stack",
    types: { aws: on.aws.anchors, alicloud: on.alicloud.anchors },
    read: (stack) =>
      CLOUDS.flatMap((cloud) => {
        const [anchor] = stack
          .ofType(...on[cloud].anchors)
          .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
        const used = anchor ?? stack.resources.find(({ type }) => type.startsWith(`${cloud}:`));
        const [root] = stack.ofType(ROOT);
        const resource = anchor ?? root;
        if (!used || !resource) return [];
        return [{ resource, fact: { expected: anchor !== undefined, missing: on[cloud].missing(stack) } }];
      }),
  };
}

export function judgePresence({ expected, missing }: Presence, { asked }: Asked, remedy: string): Judgement {
  if (asked === "never" || (asked !== "always" && !expected)) {
    return notApplicable("another stack is the one to hold it");
  }
  if (missing === UNKNOWN) return undecided("whether the stack holds it is known only after deployment");
  if (missing.length === 0) return pass;
  return fail(`the stack has no ${missing.join(" and no ")}`, remedy);
}
