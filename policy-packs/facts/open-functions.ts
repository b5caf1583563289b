import { type Known, type StackFact, UNKNOWN } from "../control.ts";
import { anyOf, list, text } from "../reading.ts";

/** A function that browsers of any site may call by its own address, with any method. */
export type OpenToSites = Known<boolean>;

const FUNCTION = "aws:lambda/function:Function";
const URL = "aws:lambda/functionUrl:FunctionUrl";

export const functionSites: StackFact<OpenToSites> = {
  name: "function-sites",
  scope: "stack",
  types: { aws: [FUNCTION], alicloud: [] },
  read(stack) {
    const found = new Map<string, Known<boolean>>();
    let loose = false;
    for (const url of stack.ofType(URL)) {
      const functions = stack.referencedBy(url, "functionName", FUNCTION);
      const star = (input: string): Known<boolean> => {
        const listed = list(url.props, "cors", input);
        return listed === UNKNOWN ? UNKNOWN : anyOf(listed.map((one) => isStar(text(one))));
      };
      const answers = [star("allowOrigins"), star("allowMethods")];
      const open = answers.includes(false) ? false : answers.includes(UNKNOWN) ? UNKNOWN : true;
      for (const each of functions) found.set(each.urn, open);
      loose ||= functions.length === 0 && url.props.functionName === UNKNOWN && open !== false;
    }
    return stack.ofType(FUNCTION).map((resource) => ({
      resource,
      fact: found.get(resource.urn) ?? (loose ? UNKNOWN : false),
    }));
  },
};

function isStar(value: Known<string> | undefined): Known<boolean> {
  return value === UNKNOWN ? UNKNOWN : value === "*";
}
