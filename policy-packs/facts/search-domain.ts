import type { Prefix } from "../../ipam/prefix.ts";
import type { EncryptionAtRest } from "../at-rest.ts";
import { type Known, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { anyOf, at, flag, given, integer, list, orDefault, type Read, text, unless } from "../reading.ts";
import { readWhitelist } from "../whitelist.ts";
import { keyedPart } from "./database-encryption.ts";
import { environmentOf } from "./tags.ts";

const OPENSEARCH = "aws:opensearch/domain:Domain";
/** The provider kept the type of the service's old name. */
const ELASTICSEARCH = "aws:elasticsearch/domain:Domain";
const ALIBABA = "alicloud:elasticsearch/instance:Instance";

function domains<F>(reader: Reader<F>): Readonly<Record<string, Reader<F>>> {
  return { [OPENSEARCH]: reader, [ELASTICSEARCH]: reader };
}

/** Are the disks encrypted? */
export const searchEncryption = resourceFact<EncryptionAtRest>("search-encryption", {
  ...domains(stored),
  // The deprecated switch and the one that took its place, both off by default: typings of alicloud 3.108.
  [ALIBABA]: (props) => [
    {
      label: "",
      encrypted: anyOf([
        flag(props, "dataNodeDiskEncrypted") ?? false,
        flag(props, "dataNodeConfiguration", "diskEncryption") ?? false,
      ]),
      customerKey: false,
    },
  ],
});

/** With whose key? */
export const searchKeys = resourceFact<EncryptionAtRest>("search-keys", { ...domains(stored) });

function stored(props: unknown): EncryptionAtRest {
  return [keyedPart(at(props, "encryptAtRest"), { encrypted: "enabled", key: "kmsKeyId" })];
}

/** Are plain requests turned away? HTTPS is the default of OpenSearch alone: typings of aws 7.48. */
export const searchHttps = resourceFact<Known<boolean>>("search-https", {
  ...domains((props) => flag(props, "domainEndpointOptions", "enforceHttps") ?? block(props, true)),
  "aws:cloudsearch/domain:Domain": (props) =>
    flag(props, "endpointOptions", "enforceHttps") ?? unlessUnknown(at(props, "endpointOptions"), false),
  // HTTP until HTTPS is enabled: "Enable HTTPS", Elasticsearch user guide.
  [ALIBABA]: (props) => {
    const protocol = text(props, "protocol");
    return protocol === UNKNOWN ? UNKNOWN : protocol?.toUpperCase() === "HTTPS";
  },
});

/** Name of the policy that says which TLS versions are spoken, or the service's default. */
export const searchTlsPolicy = resourceFact<Known<string>>("search-tls-policy", {
  // "TLSSecurityPolicy", API reference of the service: TLS 1.0 unless told otherwise.
  ...domains((props) =>
    orDefault(text(props, "domainEndpointOptions", "tlsSecurityPolicy"), "Policy-Min-TLS-1-0-2019-07"),
  ),
  "aws:cloudsearch/domain:Domain": (props) =>
    orDefault(text(props, "endpointOptions", "tlsSecurityPolicy"), "Policy-Min-TLS-1-0-2019-07"),
});

/** Is what nodes say to each other encrypted? No subject where there is one node alone. */
export const searchNodeTls = resourceFact<Known<boolean>>("search-node-tls", {
  ...domains((props) => {
    const nodes = integer(props, "clusterConfig", "instanceCount") ?? 1;
    return unless(
      nodes === UNKNOWN ? UNKNOWN : nodes <= 1,
      flag(props, "nodeToNodeEncryption", "enabled") ??
        unlessUnknown(at(props, "nodeToNodeEncryption"), false),
    );
  }),
});

/** Rights on indices, documents or tables rather than on all that is in it. */
export const fineGrainedAccess = resourceFact<Known<boolean>>("fine-grained-access", {
  ...domains((props) =>
    anyOf([
      flag(props, "advancedSecurityOptions", "enabled") ??
        unlessUnknown(at(props, "advancedSecurityOptions"), false),
      flag(props, "advancedSecurityOptions", "internalUserDatabaseEnabled") ?? false,
    ]),
  ),
  // `ALLOW_ALL` gives every API to whoever may call one: typings of aws 7.48.
  "aws:qldb/ledger:Ledger": (props) => {
    const mode = text(props, "permissionsMode");
    return mode === UNKNOWN ? UNKNOWN : mode === "STANDARD";
  },
});

export interface SearchPublic {
  /** It, or its console, has an address on the internet. */
  readonly open: Known<boolean>;
  readonly whitelist: readonly Prefix[];
  readonly openEnded: boolean;
}

/** Where the internet may come in; the console counts as well as the engine. */
export const searchExposure = resourceFact<SearchPublic>("search-exposure", {
  ...domains((props) => {
    const options = at(props, "vpcOptions");
    const open =
      options === UNKNOWN ? UNKNOWN : !(given(options, "subnetIds") || given(options, "securityGroupIds"));
    return { open, whitelist: [], openEnded: false };
  }),
  [ALIBABA]: (props) => {
    const lists = readWhitelist(props, "publicWhitelists", "kibanaWhitelists");
    return {
      open: anyOf([
        flag(props, "enablePublic") ?? false,
        // On by default, but then its white list lets in nobody: "Access control methods", Elasticsearch user guide.
        flag(props, "enableKibanaPublicNetwork") ?? false,
      ]),
      ...lists,
    };
  },
});

/** Kinds of logs that are published to a log group. */
export const searchLogs = resourceFact<{ readonly kinds: readonly string[]; readonly openEnded: boolean }>(
  "search-logs",
  {
    ...domains((props) => {
      const options = list(props, "logPublishingOptions");
      if (options === UNKNOWN) return { kinds: [], openEnded: true };
      // `enabled` is on unless told otherwise: typings of aws 7.48.
      const on = options.filter((option) => (flag(option, "enabled") ?? true) !== false);
      const kinds = on.map((option) => text(option, "logType") ?? UNKNOWN);
      return {
        kinds: kinds.filter((kind) => kind !== UNKNOWN),
        openEnded: kinds.includes(UNKNOWN) || on.some((option) => flag(option, "enabled") === UNKNOWN),
      };
    }),
  },
);

export interface SearchNodes {
  readonly zones: Known<number>;
  /** Nodes that do nothing but hold the cluster together. */
  readonly masters: Known<number>;
  readonly environment: Known<string> | undefined;
}

/** Over how many zones it is spread, and how many masters decide between them. */
export const searchNodes = resourceFact<SearchNodes>("search-nodes", {
  ...domains((props, resource) => {
    const aware = flag(props, "clusterConfig", "zoneAwarenessEnabled") ?? false;
    // Two zones where awareness names no number: typings of aws 7.48.
    const zones = integer(props, "clusterConfig", "zoneAwarenessConfig", "availabilityZoneCount") ?? 2;
    const config = at(props, "clusterConfig");
    return {
      zones: config === UNKNOWN || aware === UNKNOWN ? UNKNOWN : aware ? zones : 1,
      masters: orDefault(integer(props, "clusterConfig", "dedicatedMasterCount"), 0),
      environment: environmentOf(resource),
    };
  }),
  [ALIBABA]: (props, resource) => ({
    zones: orDefault(integer(props, "zoneCount"), 1),
    masters: masters(props),
    environment: environmentOf(resource),
  }),
});

/** Has it dedicated masters? */
export const searchMasters = resourceFact<{
  readonly dedicated: Known<boolean>;
  readonly environment: Known<string> | undefined;
}>("search-masters", {
  ...domains((props, resource) => ({
    dedicated:
      flag(props, "clusterConfig", "dedicatedMasterEnabled") ??
      unlessUnknown(at(props, "clusterConfig"), false),
    environment: environmentOf(resource),
  })),
  [ALIBABA]: (props, resource) => {
    const found = masters(props);
    return { dedicated: found === UNKNOWN ? UNKNOWN : found > 0, environment: environmentOf(resource) };
  },
});

/** Three where they are ordered at all: elasticsearch.Instance, typings of alicloud 3.108. */
function masters(props: unknown): Known<number> {
  const written: Read<number> = integer(props, "masterConfiguration", "amount");
  if (written !== undefined) return written;
  return given(props, "masterConfiguration", "spec") || given(props, "masterNodeSpec") ? 3 : 0;
}

function block(props: unknown, byDefault: boolean): Known<boolean> {
  return unlessUnknown(at(props, "domainEndpointOptions"), byDefault);
}

/** A default holds where the block is left out, not where it is still to come. */
function unlessUnknown(block: unknown, byDefault: boolean): Known<boolean> {
  return block === UNKNOWN ? UNKNOWN : byDefault;
}
