import { type Known, UNKNOWN } from "../control.ts";
import { list, type Read, text } from "../reading.ts";

/** Parameters of an engine: from a group, then from the database itself, which wins. */
export interface Parameters {
  readonly values: ReadonlyMap<string, Known<string>>;
  /** There may be more, with names known only after deployment or held by another stack. */
  readonly openEnded: boolean;
}

/** `parameters` of AWS and of Alibaba Cloud's instances, `paramDetails` of the latter's groups; the last one wins. */
export function effectiveParameters(holders: readonly unknown[]): Parameters {
  const values = new Map<string, Known<string>>();
  let openEnded = false;
  for (const holder of holders) {
    for (const input of ["paramDetails", "parameters"]) {
      const written = list(holder, input);
      if (written === UNKNOWN) openEnded = true;
      for (const element of written === UNKNOWN ? [] : written) {
        const name = text(element, "name") ?? text(element, "paramName");
        if (name === UNKNOWN || element === UNKNOWN) openEnded = true;
        else if (name !== undefined) {
          values.set(name.toLowerCase(), text(element, "value") ?? text(element, "paramValue") ?? "");
        }
      }
    }
  }
  return { values, openEnded };
}

/** What a parameter is set to; unknown where it may still be set, `undefined` where the engine's default holds. */
export function parameter({ values, openEnded }: Parameters, name: string): Read<string> {
  return values.get(name.toLowerCase()) ?? (openEnded ? UNKNOWN : undefined);
}

/** A parameter that is a switch; engines spell it `1`, `on`, `true` or `yes`. */
export function isSwitchedOn(parameters: Parameters, name: string): Read<boolean> {
  const value = parameter(parameters, name);
  return typeof value === "string" ? /^(1|on|true|yes|enabled?)$/i.test(value.trim()) : value;
}
