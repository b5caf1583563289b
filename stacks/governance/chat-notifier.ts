import type { Input } from "@pulumi/pulumi";
import { z } from "zod";
import { CHANNEL_KINDS, type ChatNotifierArgs, SEVERITIES } from "../../components/chat-notifier/index.ts";
import { type Diagnostic, didYouMean, type Path, REGIONS, type Source } from "../../ipam/index.ts";
import { key, optOut, text } from "../texts.ts";
import type { GovernedAccount } from "./account.ts";
import { stepsOf, withoutUndefined } from "./written.ts";

const byAccount = <T extends z.ZodType>(what: T) => z.record(key, what).optional();

/** Lower-case words as `pulumi config set` takes them; addresses and secrets look different. */
const CONFIG_KEY = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** What has the form of a name and is a secret all the same: a key of a robot, or a long run of digits and letters. */
const SECRET_LIKE =
  /^sec[0-9a-f]{16,}$|^[0-9a-f]{20,}$|^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$|^[a-z0-9]{33,}$/;

const configKey = z.string().min(1).max(200).meta({ pattern: CONFIG_KEY.source, secret: true });

const channel = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  url: configKey.describe("name of the secret of the stack's configuration that holds the robot's address"),
  secret: configKey.optional().describe("name of the one that holds its signing secret; WeCom has none"),
  from: z.enum(SEVERITIES).optional().describe("least severity that comes here; everything if left out"),
  systems: z.array(key).min(1).optional().describe("only alerts of these systems"),
  language: z.enum(["zh", "en"]).optional().describe("of the messages; zh if left out"),
  accounts: z.array(key).min(1).optional().describe("only alerts of these accounts"),
});

/**
 * `governance.chat-notifier` of estate.yaml: who hears of alerts. Addresses and secrets of robots are never written
 * here: the file names the keys of the stack's configuration that hold them.
 */
export const chatNotifierSection = z.strictObject({
  off: optOut.optional().describe("nobody is told: who says so, and why (guide 8.5.2 asks for it)"),
  channels: z
    .record(key, channel)
    .optional()
    .describe("rooms, by a name that is kept for good (guide 8.5.2)"),
  quietHours: z
    .strictObject({
      start: z.string(),
      end: z.string(),
      offset: z.string().optional(),
      below: z.enum(SEVERITIES).optional(),
    })
    .optional()
    .describe("when less urgent alerts wait for the morning"),
  fallback: z
    .array(z.string())
    .optional()
    .describe("mail addresses that hear when chat itself fails; the owner of the account's tags if left out"),
  hosts: z.array(z.string()).optional().describe("hosts of generic webhooks"),
  logRetentionDays: z.int().optional().describe("184 at least (guide 1.10.2)"),
  encryptQueues: byAccount(z.boolean()).describe(
    "Alibaba Cloud: account → whether its ticket for it was answered",
  ),
  alertCentre: byAccount(z.string()).describe(
    "Alibaba Cloud: account → region of Log Service's action policies",
  ),
  deletion: byAccount(z.strictObject({ allowed: z.strictObject({ reason: text }) })).describe(
    "account → why the secret and the log may be deleted",
  ),
});

export type ChatNotifierSection = z.infer<typeof chatNotifierSection>;

type Channels = ChatNotifierArgs["channels"];
type ChannelRequest = Omit<Channels[string], "url" | "secret"> & {
  /** Keys of the stack's configuration. */
  readonly url: string;
  readonly secret?: string;
};

/** Plain data: what is secret comes from the stack's configuration, and the key from the account's keys. */
export type ChatNotifierRequest = Omit<ChatNotifierArgs, "channels" | "key" | "kmsInstance"> & {
  readonly channels: Readonly<Record<string, ChannelRequest>>;
};

/** What one region of an account asks for; undefined where nobody is to be told. */
export function chatNotifierArgs(
  account: GovernedAccount,
  region: string,
  section: ChatNotifierSection,
): ChatNotifierRequest | undefined {
  const channels = channelsOf(account, section);
  if (section.off !== undefined || Object.keys(channels).length === 0) return undefined;
  const { name, provider, tags } = account;
  const { quietHours, hosts, logRetentionDays } = section;
  const alicloud = provider === "alicloud";
  return {
    account: account.id,
    region,
    tags,
    channels,
    fallback: section.fallback ?? ownerOf(account),
    ...withoutUndefined({
      quietHours: quietHours && withoutUndefined(quietHours),
      hosts,
      logRetentionDays,
      encryptQueues: alicloud ? section.encryptQueues?.[name] : undefined,
      alertCentre: alicloud ? section.alertCentre?.[name] : undefined,
      deletion: section.deletion?.[name],
    }),
  };
}

/**
 * The request with its secrets.
 * @param read key of the stack's configuration → secret; throws, or gives a stand-in, where it is not set
 */
export function channelsWith(
  { channels }: ChatNotifierRequest,
  read: (configKey: string) => Input<string>,
): Channels {
  return Object.fromEntries(
    Object.entries(channels).map(([name, { url, secret, ...channel }]) => [
      name,
      { ...channel, url: read(url), ...(secret !== undefined && { secret: read(secret) }) },
    ]),
  );
}

function channelsOf(
  { name }: GovernedAccount,
  { channels = {} }: ChatNotifierSection,
): ChatNotifierRequest["channels"] {
  return Object.fromEntries(
    Object.entries(channels)
      .filter(([, { accounts }]) => accounts?.includes(name) ?? true)
      .map(([room, { accounts: _, ...channel }]) => [room, withoutUndefined(channel)]),
  );
}

/** An owner is often a mail address; where it is none, the component asks for one. */
function ownerOf({ tags }: GovernedAccount): readonly string[] {
  const { owner = "" } = tags;
  return owner.includes("@") ? [owner] : [];
}

type Accounts = Readonly<Record<string, GovernedAccount>>;

/** Secrets in the file, names that the estate lacks, and accounts of which nobody would hear. */
export function chatNotifierReferences(
  section: ChatNotifierSection,
  accounts: Accounts,
  systems: readonly string[],
  source: Source,
): readonly Diagnostic[] {
  const at: Path = ["governance", "chat-notifier"];
  const names = Object.keys(accounts);
  const stranger = (path: Path, on: "key" | "value", name: string, known: readonly string[], noun: string) =>
    known.includes(name)
      ? []
      : [
          source.fault(
            { path: [...at, ...path], on },
            {
              code: "estate.reference",
              message: `the estate has no such ${noun}`,
              hint: didYouMean(name, known, noun),
            },
          ),
        ];
  const rooms = Object.entries(section.channels ?? {}).flatMap(([room, channel]) => [
    ...(["url", "secret"] as const).flatMap((part) =>
      literal([...at, "channels", room, part], part, channel[part], source),
    ),
    ...(channel.accounts ?? []).flatMap((name, index) =>
      stranger(["channels", room, "accounts", index], "value", name, names, "account"),
    ),
    ...(channel.systems ?? []).flatMap((name, index) =>
      stranger(["channels", room, "systems", index], "value", name, systems, "system"),
    ),
  ]);
  const foreign = (["encryptQueues", "alertCentre"] as const).flatMap((part) =>
    Object.keys(section[part] ?? {})
      .filter((name) => accounts[name]?.provider === "aws")
      .map((name) =>
        source.fault(
          { path: [...at, part, name], on: "key" },
          {
            code: "estate.other-cloud",
            message: "is a setting of Alibaba Cloud, and this account is on AWS",
            hint: "leave the account out",
          },
        ),
      ),
  );
  const centres = Object.entries(section.alertCentre ?? {}).flatMap(([name, region]) =>
    accounts[name]?.provider === "alicloud"
      ? stranger(["alertCentre", name], "value", region, REGIONS.alicloud, "region of Alibaba Cloud")
      : [],
  );
  const maps = (["encryptQueues", "alertCentre", "deletion"] as const).flatMap((part) =>
    Object.keys(section[part] ?? {}).flatMap((name) => stranger([part, name], "key", name, names, "account")),
  );
  return [...rooms, ...maps, ...foreign, ...centres, ...unheard(section, accounts, source)];
}

/** The value itself is never shown: the message ends in the log of a pipeline. */
function literal(path: Path, part: string, value: string | undefined, source: Source): readonly Diagnostic[] {
  if (value === undefined || (CONFIG_KEY.test(value) && !SECRET_LIKE.test(value))) return [];
  return [
    source.fault(
      { path, on: "key" },
      {
        code: "estate.secret",
        message: "holds the secret itself, or no name of one",
        hint: `change it at the vendor if it was committed; then pulumi config set --secret atrium:duty-${part}, and write ${part}: duty-${part}`,
      },
    ),
  ];
}

/** An account without a room is left to a person's word, not to an oversight. */
function unheard(section: ChatNotifierSection, accounts: Accounts, source: Source): readonly Diagnostic[] {
  const { channels = {}, off } = section;
  const rooms = Object.keys(channels);
  if (off !== undefined) {
    if (rooms.length === 0) return [];
    const at = { path: ["governance", "chat-notifier", "off"], on: "key" } as const;
    const hint = "leave off: out, or the rooms";
    return [source.fault(at, { code: "estate.unheard", message: `shuts ${rooms.join(", ")} too`, hint })];
  }
  const [first, ...others] = Object.values(accounts).filter(
    (account) => Object.keys(channelsOf(account, section)).length === 0,
  );
  if (first === undefined) return [];
  const also = others.length === 0 ? "" : `, nor of those of ${others.map(({ name }) => name).join(", ")}`;
  return [
    source.fault(
      { path: ["accounts", first.name], on: "key" },
      {
        code: "estate.unheard",
        message: `nobody hears of its alerts${also} [§8.5.2-b]`,
        hint: "name a room: governance: { chat-notifier: { channels: { duty: { kind: dingtalk, url: duty-url } } } }; or say off: { reason, owner }",
      },
    ),
  ];
}

/** Where the file says what a fault of the component's arguments is about. */
export function chatNotifierPath(path: string, { name }: GovernedAccount): Path {
  const parts = stepsOf(path);
  const [first, ...rest] = parts;
  const at: Path = ["governance", "chat-notifier"];
  if (first === "account" || first === "region" || first === "tags") {
    return ["accounts", name, ...(first === "tags" ? parts : [])];
  }
  if (first === "key" || first === "kmsInstance") return ["governance", "keys"];
  if (first === undefined) return at;
  const keyed = first === "encryptQueues" || first === "alertCentre" || first === "deletion";
  return keyed ? [...at, first, name, ...rest] : [...at, first, ...rest];
}
