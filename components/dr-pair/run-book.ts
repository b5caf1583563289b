import type { DrPairArgs, Posture } from "./contract.ts";
import { lostMinutes, minutesOf, type Stage } from "./plan.ts";

type Language = "zh" | "en";

const WORDS = {
  title: { zh: "容灾切换手册", en: "Disaster recovery run-book" },
  promised: { zh: "承诺", en: "Promised" },
  adds: { zh: "本手册合计", en: "This run-book adds up to" },
  who: { zh: "联系人", en: "Who" },
  decides: { zh: "决策人", en: "Decides" },
  leads: { zh: "总指挥", en: "Leads" },
  tells: { zh: "对外通告", en: "Tells" },
  single: { zh: "一、单点故障", en: "1. One node fails" },
  zone: { zh: "二、机房(可用区)故障", en: "2. One data centre (zone) fails" },
  region: { zh: "三、地域故障:切换到", en: "3. The region fails: move to" },
  back: { zh: "四、回切", en: "4. The way back" },
  minutes: { zh: "分钟", en: "min" },
  sideBySide: {
    zh: "同一阶段的步骤并行执行,按最长者计时",
    en: "Steps of one stage are done side by side; the longest counts",
  },
} as const;

const POSTURE: Readonly<Record<Posture, Readonly<Record<Language, string>>>> = {
  "pilot-light": {
    zh: "指示灯(数据常备,服务器按需启动)",
    en: "pilot light: data follows, servers are made when needed",
  },
  "warm-standby": { zh: "温备(小规模常备服务)", en: "warm standby: a small copy serves already" },
};

/** The three failures that the guide wants a plan for, and the way back. @clause 12.2.2-d */
const BY_ITSELF: Readonly<Record<"single" | "zone", Readonly<Record<Language, readonly string[]>>>> = {
  single: {
    zh: [
      "数据库、缓存与负载均衡自动切换到备节点,无需人工操作。",
      "收到告警后确认应用已重新连接;未重连的应用逐个重启。",
    ],
    en: [
      "Databases, caches and balancers move to their standby by themselves; nobody has to do anything.",
      "After the alarm, see that programs have connected again; restart those that have not.",
    ],
  },
  zone: {
    zh: [
      "其余可用区自动承接流量,伸缩组在其余可用区补足服务器。",
      "若容量不足,按营业高峰规模扩容;不切换地域。",
    ],
    en: [
      "The other zones take the load by themselves, and scaling groups make up for the servers that are gone.",
      "If that is not enough, scale to the peak; do not leave the region.",
    ],
  },
};

const BACK: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "主地域恢复后先建立反向复制,核对数据一致。",
    "在 22:00 至次日 9:00 之间回切,步骤与切换相同、方向相反。[12.1.2-c]",
    "运行 `pulumi refresh` 与 `pulumi preview`,使程序与现状一致后再恢复变更。",
    "五个工作日内完成复盘,更新本手册各步骤的用时。",
  ],
  en: [
    "Once the first region is back, replicate towards it first, and compare.",
    "Move back between 22:00 and 9:00, the same steps the other way round. [12.1.2-c]",
    "Run `pulumi refresh` and `pulumi preview` until the program says what is there; changes wait until then.",
    "Review it within five working days, and put the minutes it really took into this run-book.",
  ],
};

/** Markdown that is printed and hung up: nothing in it needs the network. */
export function runBook(
  name: string,
  args: DrPairArgs,
  stages: readonly Stage[],
  language: Language,
): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const { objectives, contacts, region, second, posture } = args;
  const rows = (key: "single" | "zone"): readonly string[] => [
    `## ${word(key)}`,
    "",
    ...BY_ITSELF[key][language].map((line) => `- ${line}`),
    "",
  ];
  return `${[
    `# ${word("title")}: ${name}`,
    "",
    `${region} → ${second} · ${POSTURE[posture][language]}`,
    "",
    `| | RTO (${word("minutes")}) | RPO (${word("minutes")}) |`,
    "| --- | --- | --- |",
    `| ${word("promised")} | ${objectives.rtoMinutes} | ${objectives.rpoMinutes} |`,
    `| ${word("adds")} | ${minutesOf(stages)} | ${lostMinutes(args)} |`,
    "",
    `## ${word("who")}`,
    "",
    ...(["decides", "leads", "tells"] as const).map((role) => `- ${word(role)}: ${contacts[role]}`),
    "",
    ...rows("single"),
    ...rows("zone"),
    `## ${word("region")} ${second}`,
    "",
    `${word("sideBySide")}.`,
    "",
    ...stages.flatMap((stage, index) => chapter(stage, startOf(stages, index), index, language)),
    `## ${word("back")}`,
    "",
    ...BACK[language].map((line) => `- ${line}`),
  ].join("\n")}\n`;
}

function chapter(stage: Stage, start: number, index: number, language: Language): readonly string[] {
  const { minutes } = WORDS;
  const span = `T+${start}–${start + stage.minutes} ${minutes[language]}`;
  return [
    `### ${index + 1}. ${stage[language]} (${span})`,
    "",
    ...stage.steps.flatMap((step) => [
      `- [ ] ${step[language]} · ${step.minutes} ${minutes[language]}`,
      ...(step.command === undefined ? [] : ["", "  ```sh", `  ${step.command}`, "  ```", ""]),
    ]),
    ...(stage.steps.at(-1)?.command === undefined ? [""] : []),
  ];
}

function startOf(stages: readonly Stage[], index: number): number {
  return minutesOf(stages.slice(0, index));
}
