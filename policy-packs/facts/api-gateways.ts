import { type Known, type ResourceFact, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { joinedFact, resourceFact } from "../fact.ts";
import { allOf, anyOf, flag, given, givenWithin, isSame, list, text, texts, unless } from "../reading.ts";
import { hasAttached } from "../views/load-balancer.ts";
import { namersOf, names } from "../views/references.ts";

const STAGE = "aws:apigateway/stage:Stage";
const REST_API = "aws:apigateway/restApi:RestApi";
const SETTINGS = "aws:apigateway/methodSettings:MethodSettings";
const HTTP_STAGE = "aws:apigatewayv2/stage:Stage";
const HTTP_API = "aws:apigatewayv2/api:Api";
const GRAPHQL = "aws:appsync/graphQLApi:GraphQLApi";
const ALI_API = "alicloud:apigateway/api:Api";
const ALI_GROUP = "alicloud:apigateway/group:Group";
const WAF_V2 = "aws:wafv2/webAclAssociation:WebAclAssociation";
const WAF_REGIONAL = "aws:wafregional/webAclAssociation:WebAclAssociation";

/** Is a web application firewall before a stage that the internet reaches? */
export const apiFirewall = joinedFact<Known<boolean>>(
  "api-firewall",
  { aws: [STAGE], alicloud: [] },
  (stage, stack) => {
    const [api] = stack.referencedBy(stage, "restApi", REST_API);
    // An API of another stack says nothing about who reaches it.
    if (!api) return undefined;
    const kinds = texts(api.props, "endpointConfiguration", "types");
    const guarded = hasAttached(stack, stage, "resourceArn", WAF_V2, WAF_REGIONAL);
    if (guarded === true) return true;
    if (kinds === UNKNOWN) return UNKNOWN;
    if (kinds.includes("PRIVATE")) return undefined;
    return kinds.includes(UNKNOWN) ? UNKNOWN : guarded;
  },
);

export const graphqlFirewall = joinedFact<Known<boolean>>(
  "graphql-firewall",
  { aws: [GRAPHQL], alicloud: [] },
  (api, stack) => {
    return unless(
      isSame(text(api.props, "visibility"), "PRIVATE"),
      hasAttached(stack, api, "resourceArn", WAF_V2),
    );
  },
);

/** Is every request written down? */
export const apiAccessLogs = joinedFact<Known<boolean>>(
  "api-access-logs",
  { aws: [STAGE, HTTP_STAGE], alicloud: [ALI_GROUP] },
  (resource, stack) => {
    if (resource.type !== ALI_GROUP) {
      return givenWithin(resource.props, "accessLogSettings", "destinationArn");
    }
    // Logs of Alibaba Cloud's gateway are switched on once for the region.
    return anyOf(
      stack.ofType("alicloud:apigateway/logConfig:LogConfig").map((log) => names(log, "slsLogStore")),
    );
  },
);

/** Do its methods log what goes wrong, and count it? */
export const apiExecutionLogs = joinedFact<Known<boolean>>(
  "api-execution-logs",
  { aws: [STAGE], alicloud: [] },
  (stage, stack) => {
    const named = new Set(namersOf(stack, stage, SETTINGS));
    return anyOf(
      stack.ofType(SETTINGS).map((settings): Known<boolean> => {
        const { props } = settings;
        const level = text(props, "settings", "loggingLevel");
        const told = level === UNKNOWN ? UNKNOWN : level === "ERROR" || level === "INFO";
        const own = named.has(settings) || allOf([sameApi(settings, stage, stack), sameStage(props, stage)]);
        return allOf([own, told, flag(props, "settings", "metricsEnabled") ?? false]);
      }),
    );
  },
);

/** Do both name one API? One that this stack makes is found by reference, another by what is written. */
function sameApi(settings: ResourceView, stage: ResourceView, stack: StackView): Known<boolean> {
  const [theirs, own] = [settings, stage].map((it) => stack.referencedBy(it, "restApi", REST_API));
  if (theirs?.length && own?.length) return theirs.some((api) => own.includes(api));
  // Of two APIs, one of this stack and one of elsewhere, only what is not written yet may still be the same.
  if (theirs?.length) return text(stage.props, "restApi") === UNKNOWN ? UNKNOWN : false;
  if (own?.length) return text(settings.props, "restApi") === UNKNOWN ? UNKNOWN : false;
  return isSame(text(settings.props, "restApi"), text(stage.props, "restApi"));
}

function sameStage(settings: unknown, { props }: ResourceView): Known<boolean> {
  return isSame(text(settings, "stageName"), text(props, "stageName"));
}

/** Does it ask the gateway for its certificate, so that nobody else calls what is behind? */
export const apiClientCertificate = joinedFact<Known<boolean>>(
  "api-client-certificate",
  { aws: [STAGE, HTTP_STAGE], alicloud: [] },
  (stage, stack) => {
    if (given(stage.props, "clientCertificateId")) return true;
    if (stage.type === STAGE) return false;
    // Only web socket APIs of the second version take one.
    const [api] = stack.referencedBy(stage, "apiId", HTTP_API);
    if (!api) return undefined;
    const protocol = text(api.props, "protocolType");
    return protocol === UNKNOWN ? UNKNOWN : protocol === "WEBSOCKET" ? false : undefined;
  },
);

export const apiTracing: ResourceFact<Known<boolean>> = resourceFact("api-tracing", {
  [STAGE]: (props) => flag(props, "xrayTracingEnabled") ?? false,
});

/** Are whole requests and answers written into logs, with what readers typed? */
export const apiDataTrace: ResourceFact<Known<boolean>> = resourceFact("api-data-trace", {
  [SETTINGS]: (props) => flag(props, "settings", "dataTraceEnabled") ?? false,
});

export const apiStageCache: ResourceFact<Known<boolean>> = resourceFact("api-stage-cache", {
  [STAGE]: (props) => flag(props, "cacheClusterEnabled") ?? false,
});

export const apiMethodCache: ResourceFact<Known<boolean>> = resourceFact("api-method-cache", {
  [SETTINGS]: (props) => flag(props, "settings", "cachingEnabled") ?? false,
});

/** Is what is cached encrypted? Nothing is cached unless said otherwise. */
export const apiCacheEncryption: ResourceFact<Known<boolean>> = resourceFact("api-cache-encryption", {
  [SETTINGS]: (props) => {
    const cached = flag(props, "settings", "cachingEnabled") ?? false;
    const plain = cached === UNKNOWN ? UNKNOWN : !cached;
    return anyOf([plain, flag(props, "settings", "cacheDataEncrypted") ?? false]);
  },
});

/** Are requests checked against what the method expects? */
export const apiValidation: ResourceFact<Known<boolean>> = resourceFact("api-validation", {
  "aws:apigateway/method:Method": (_, method) => names(method, "requestValidatorId"),
});

/** Does it take HTTPS alone? */
export const apiHttps: ResourceFact<Known<boolean>> = resourceFact("api-https", {
  [ALI_API]: (props) => {
    const config = list(props, "requestConfig");
    if (config === UNKNOWN) return UNKNOWN;
    if (config.length === 0) return false;
    return allOf(
      config.map((request): Known<boolean> => {
        const protocol = text(request, "protocol");
        return request === UNKNOWN || protocol === UNKNOWN ? UNKNOWN : protocol?.toUpperCase() === "HTTPS";
      }),
    );
  },
});

export const graphqlLogs: ResourceFact<Known<boolean>> = resourceFact("graphql-logs", {
  [GRAPHQL]: (props) => givenWithin(props, "logConfig", "cloudwatchLogsRoleArn"),
});

export const graphqlFieldLogs: ResourceFact<Known<boolean>> = resourceFact("graphql-field-logs", {
  [GRAPHQL]: (props) => {
    const level = text(props, "logConfig", "fieldLogLevel");
    return level === UNKNOWN ? UNKNOWN : level !== undefined && level !== "NONE";
  },
});

export const graphqlCache: ResourceFact<{
  readonly atRest: Known<boolean>;
  readonly inTransit: Known<boolean>;
}> = resourceFact("graphql-cache", {
  "aws:appsync/apiCache:ApiCache": (props) => ({
    atRest: flag(props, "atRestEncryptionEnabled") ?? false,
    inTransit: flag(props, "transitEncryptionEnabled") ?? false,
  }),
});
