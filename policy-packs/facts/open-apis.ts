import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { at, flag, matches, type Read, text, unless } from "../reading.ts";

/** One way into an API, and whether it asks who comes. */
export interface ApiEntrance {
  readonly asks: Known<boolean>;
  /** Does it say that the software behind it asks? */
  readonly askedBehind?: Known<boolean>;
}

/** A browser asks what it may do before it may say who it is; such requests are answered to everybody. */
function unlessPreflight(verb: Read<string>, asked: Known<boolean>): ApiEntrance | undefined {
  const asks = unless(matches(verb, /^OPTIONS\b/i), asked);
  return asks === undefined ? undefined : { asks };
}

export const apiEntrances: ResourceFact<ApiEntrance> = resourceFact("api-entrances", {
  "aws:apigateway/method:Method": (props) =>
    unlessPreflight(
      text(props, "httpMethod"),
      either(unlessNone(text(props, "authorization")), flag(props, "apiKeyRequired") ?? false),
    ),
  "aws:apigatewayv2/route:Route": (props) =>
    unlessPreflight(text(props, "routeKey"), unlessNone(text(props, "authorizationType"))),
  "aws:lambda/functionUrl:FunctionUrl": (props) => ({ asks: unlessNone(text(props, "authorizationType")) }),
  "alicloud:apigateway/api:Api": (props) =>
    unlessPreflight(text(props, "requestConfig", "method"), named(text(props, "authType"), "ANONYMOUS")),
  "alicloud:fc/v3Trigger:V3Trigger": (props) => {
    const type = text(props, "triggerType");
    if (type === UNKNOWN) return { asks: UNKNOWN };
    return type === "http"
      ? { asks: triggerAsks(at(props, "triggerConfig")), askedBehind: saysHow(text(props, "description")) }
      : undefined;
  },
});

function either(left: Known<boolean>, right: Known<boolean>): Known<boolean> {
  if (left === true || right === true) return true;
  return left === UNKNOWN || right === UNKNOWN ? UNKNOWN : false;
}

/** "NONE" or nothing at all is open. */
function unlessNone(authorization: Known<string> | undefined): Known<boolean> {
  return named(authorization, "NONE");
}

function named(kind: Known<string> | undefined, open: string): Known<boolean> {
  if (kind === UNKNOWN) return UNKNOWN;
  return kind !== undefined && kind !== "" && kind.toUpperCase() !== open;
}

/** The configuration of a trigger is JSON text. "HTTP triggers": `anonymous` asks nothing. */
function triggerAsks(config: unknown): Known<boolean> {
  if (config === UNKNOWN) return UNKNOWN;
  try {
    return named(text(JSON.parse(String(config)), "authType"), "ANONYMOUS");
  } catch {
    return UNKNOWN;
  }
}

/** Services that sign nothing are asked by the function alone; its trigger says so to whoever looks at it. */
function saysHow(description: Known<string> | undefined): Known<boolean> {
  if (description === UNKNOWN) return UNKNOWN;
  return /\b(token|signature|certificate)\b|令牌|签名|证书/i.test(description ?? "");
}
