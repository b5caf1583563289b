import { describe, expect, it } from "vitest";
import { layoutAlicloudChatNotifier, layoutAwsChatNotifier } from "../../components/chat-notifier/index.ts";
import { printPath } from "../../ipam/index.ts";
import {
  channelsWith,
  chatNotifierArgs,
  chatNotifierPath,
  chatNotifierReferences,
  chatNotifierSection,
} from "./chat-notifier.ts";
import { ACCOUNTS, accountOf, sectionOf } from "./testing.ts";

const DUTY =
  "channels: { duty: { kind: dingtalk, url: duty-url, secret: duty-secret } }\nfallback: [duty@mall.example]";
const read = (yaml: string) => sectionOf("chat-notifier", chatNotifierSection, yaml);
const faults = (yaml: string) => {
  const { section, source } = read(yaml);
  return chatNotifierReferences(section, ACCOUNTS, ["pos"], source);
};

describe("the section", () => {
  it.each(Object.values(ACCOUNTS))("one room is heard in every region of $name", (account) => {
    const { section } = read(DUTY);
    const serves =
      account.provider === "aws"
        ? ([
            "sns",
            "sqs",
            "events",
            "cloudwatch",
            "logs",
            "secretsmanager",
            "budgets",
            "cost-alerts",
          ] as const)
        : (["secretsmanager"] as const);
    for (const region of account.regions) {
      const request = chatNotifierArgs(account, region, section);
      if (request === undefined) throw new Error("nothing asked for");
      const args = {
        ...request,
        channels: channelsWith(request, (name) => `secret of ${name}`),
        key: { arn: "a", id: "i", serves },
      };
      expect(args.channels.duty).toMatchObject({
        url: "secret of duty-url",
        secret: "secret of duty-secret",
      });
      const layout = account.provider === "aws" ? layoutAwsChatNotifier : layoutAlicloudChatNotifier;
      expect(layout("alerts", args).fallback).toHaveLength(1);
    }
  });

  it("leaves a room to the accounts that it names, and asks for nothing where nobody is to be told", () => {
    const { section } = read(
      "channels: { duty: { kind: wecom, url: duty-url, accounts: [shop] } }\nfallback: [a@b.example]",
    );
    expect(
      Object.keys(chatNotifierArgs(accountOf("shop"), "ap-southeast-1", section)?.channels ?? {}),
    ).toEqual(["duty"]);
    expect(chatNotifierArgs(accountOf("org"), "ap-southeast-1", section)).toBeUndefined();
    const off = read(`${DUTY}\noff: { reason: a drill, owner: ops }`).section;
    expect(chatNotifierArgs(accountOf("shop"), "ap-southeast-1", off)).toBeUndefined();
  });

  it("takes a mail address of the owner's tag as the last resort", () => {
    const { section } = read("channels: { duty: { kind: wecom, url: duty-url } }");
    const account = { ...accountOf("shop"), tags: { owner: "cloud@mall.example" } };
    expect(chatNotifierArgs(account, "ap-southeast-1", section)?.fallback).toEqual(["cloud@mall.example"]);
  });
});

describe("faults", () => {
  it.each([
    "https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef",
    "SECdeadbeefdeadbeef0000",
    "sec0123456789abcdef0123456789abcdef",
    "693a91f6-7a7f-4e8e-a5c2-1234567890ab",
    "0123456789abcdef0123456789abcdef",
  ])("a secret in the file is refused, and not repeated: %s", (secret) => {
    const found = faults(`channels: { duty: { kind: dingtalk, url: "${secret}" } }`);
    expect(found.map(({ code, path, line }) => [code, path, line !== undefined])).toEqual([
      ["estate.secret", printPath(["governance", "chat-notifier", "channels", "duty", "url"]), true],
    ]);
    expect(JSON.stringify(found)).not.toContain(secret);
  });

  it("names that lead nowhere are told with the nearest one", () => {
    const found = faults(
      "channels: { duty: { kind: wecom, url: duty-url, accounts: [shp, org, ali, ali-logs, shop], systems: [poss] } }\nalertCentre: { al: cn-heyuan }",
    );
    expect(found.map(({ path, hint }) => [path, hint.includes("did you mean")])).toEqual([
      ["governance.chat-notifier.channels.duty.accounts[0]", true],
      ["governance.chat-notifier.channels.duty.systems[0]", true],
      ["governance.chat-notifier.alertCentre.al", true],
    ]);
  });

  it("an account of which nobody hears is one, unless somebody answers for it", () => {
    // No room at all is one oversight, however many accounts it leaves alone.
    expect(faults("{}").map(({ code, path }) => `${code} ${path}`)).toEqual(["estate.unheard accounts.org"]);
    expect(faults("{}")[0]?.message).toContain("nor of those of shop, ali, ali-logs");
    expect(faults("off: { reason: a drill, owner: ops }")).toEqual([]);
  });

  it("of the component are shown where the file says it", () => {
    const path = (each: string) => printPath(chatNotifierPath(each, accountOf("shop")));
    expect([
      path("channels.duty.secret"),
      path("tags.owner"),
      path("key"),
      path("deletion"),
      path("fallback[0]"),
    ]).toEqual([
      "governance.chat-notifier.channels.duty.secret",
      "accounts.shop.tags.owner",
      "governance.keys",
      "governance.chat-notifier.deletion.shop",
      "governance.chat-notifier.fallback[0]",
    ]);
  });
});
