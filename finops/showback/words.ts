export const LANGUAGES = ["en", "zh-CN"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Every word of the reports, once in each language. */
const WORDS = {
  group: { en: "The group", "zh-CN": "集团" },
  title: { en: "Cloud cost", "zh-CN": "云成本" },
  month: { en: "Month", "zh-CN": "月份" },
  billed: { en: "as invoiced", "zh-CN": "按账单（应付）" },
  effective: { en: "as used up", "zh-CN": "按摊销（实际使用）" },
  nobody: { en: "not assigned", "zh-CN": "未归属" },
  noProject: { en: "no project", "zh-CN": "无项目" },
  thisMonth: { en: "This month", "zh-CN": "本月" },
  monthBefore: { en: "Month before", "zh-CN": "上月" },
  change: { en: "Change", "zh-CN": "变化" },
  spentOfYear: { en: "Spent this year", "zh-CN": "本年已用" },
  expectedOfYear: { en: "Expected for the year", "zh-CN": "全年预计" },
  between: { en: "between", "zh-CN": "区间" },
  and: { en: "and", "zh-CN": "至" },
  tooFew: { en: "not enough data: fewer than 3 months", "zh-CN": "数据不足：少于 3 个月" },
  backTest: { en: "Looking back it was off by", "zh-CN": "回测误差" },
  answers: { en: "At a glance", "zh-CN": "要点" },
  askOverspent: { en: "Which department overspent?", "zh-CN": "哪个部门超支？" },
  askWhy: { en: "Why?", "zh-CN": "为什么？" },
  askUntagged: { en: "What is untagged, and whose is it?", "zh-CN": "哪些成本未打标签，归谁负责？" },
  askYear: { en: "What will the year cost?", "zh-CN": "全年将花费多少？" },
  spentOf: {
    en: "{name}: {spent} of {limit} {currency} ({percent} %), budget {budget}, {period}",
    "zh-CN": "{name}：已用 {spent} / {limit} {currency}（{percent}%），预算 {budget}，{period}",
  },
  nearest: { en: "Nearest to it:", "zh-CN": "最接近的：" },
  mostRisen: {
    en: "Risen most since the month before: {name}, by {change} {currency}",
    "zh-CN": "环比上升最多：{name}，增加 {change} {currency}",
  },
  oneMonth: {
    en: "One month is loaded; a second one shows what changed.",
    "zh-CN": "仅有一个月的数据，无法比较。",
  },
  since: { en: "since {month}", "zh-CN": "较 {month}" },
  sharedMore: { en: "shared costs", "zh-CN": "分摊成本" },
  allTagged: {
    en: "Everything in {month} carries {key}.",
    "zh-CN": "{month} 的全部成本都有 {key} 标签。",
  },
  forgottenOf: {
    en: "{amount} {currency} of {month} ({percent} % of the month) could carry {key} and does not",
    "zh-CN": "{month} 有 {amount} {currency}（占当月 {percent}%）漏标 {key}",
  },
  cannotOf: { en: "{amount} {currency} more cannot be tagged", "zh-CN": "另有 {amount} {currency} 无法标记" },
  likely: { en: "most likely {owner}", "zh-CN": "很可能属于 {owner}" },
  nobodyKnown: { en: "no owner is named on this account", "zh-CN": "该账号没有任何负责人标签" },
  likelyOwner: { en: "most likely whose", "zh-CN": "可能的负责人" },
  yearWill: {
    en: "{period}: {amount} {currency}, most likely between {low} and {high}",
    "zh-CN": "{period}：{amount} {currency}，可能区间 {low} 至 {high}",
  },
  yearBudget: {
    en: "That is {percent} % of the year's budget of {limit} ({budget})",
    "zh-CN": "为全年预算 {limit}（{budget}）的 {percent}%",
  },
  spentSoFar: {
    en: "{amount} {currency} are spent up to {month}",
    "zh-CN": "截至 {month} 已用 {amount} {currency}",
  },
  missingMonths: {
    en: "Without {first} to {last}: these months of the year are not loaded",
    "zh-CN": "不含 {first} 至 {last}：这些月份的账单尚未导入",
  },
  table: { en: "table", "zh-CN": "表" },
  currency: { en: "currency", "zh-CN": "币种" },
  commitment: { en: "commitment", "zh-CN": "预留或节省计划" },
  fact: { en: "what", "zh-CN": "项目" },
  contents: { en: "On this page", "zh-CN": "本页内容" },
  backToGroup: { en: "The group's page", "zh-CN": "集团页面" },
  nobodyOver: { en: "No budget has been reached.", "zh-CN": "没有预算超限。" },
  noBudgets: { en: "No budgets are written in the rules.", "zh-CN": "规则中没有预算。" },
  byOwner: { en: "Month by month", "zh-CN": "逐月成本" },
  byProject: { en: "Month by month, by project", "zh-CN": "逐月成本（按项目）" },
  flow: { en: "From the bill to who bears it", "zh-CN": "从账单到承担部门" },
  waterfall: { en: "What changed since the month before", "zh-CN": "与上月相比的变化" },
  coverage: { en: "How much of the bill is tagged", "zh-CN": "标签覆盖率" },
  budgets: { en: "Budgets", "zh-CN": "预算" },
  commitments: { en: "Bought ahead: used and unused", "zh-CN": "预留与节省计划：已用与闲置" },
  forecast: { en: "What the year will cost", "zh-CN": "全年预测" },
  movers: { en: "What changed most", "zh-CN": "变化最大的服务" },
  untagged: { en: "What is nobody's, and where it comes from", "zh-CN": "未归属的成本来自哪里" },
  untaggedHint: {
    en: "Whoever runs the account tags these; from the next bill on they are somebody's.",
    "zh-CN": "由账号负责人补充标签；下期账单起即可归属。",
  },
  classes: { en: "What kind of cost", "zh-CN": "成本类别" },
  proof: { en: "Proof", "zh-CN": "核对" },
  rowsIn: { en: "rows of the bill", "zh-CN": "账单行数" },
  rowsOut: { en: "rows in these figures", "zh-CN": "已归集行数" },
  bill: { en: "sum of the bill", "zh-CN": "账单合计" },
  groups: { en: "sum of the figures", "zh-CN": "归集合计" },
  key: { en: "key", "zh-CN": "标签键" },
  tagged: { en: "tagged", "zh-CN": "已标记" },
  forgotten: { en: "forgotten", "zh-CN": "漏标" },
  untaggable: { en: "cannot be tagged", "zh-CN": "无法标记" },
  rows: { en: "rows", "zh-CN": "行" },
  money: { en: "money", "zh-CN": "金额" },
  budget: { en: "budget", "zh-CN": "预算" },
  limit: { en: "limit", "zh-CN": "限额" },
  spent: { en: "spent", "zh-CN": "已用" },
  owner: { en: "owner", "zh-CN": "负责人" },
  period: { en: "period", "zh-CN": "周期" },
  state: { en: "state", "zh-CN": "状态" },
  used: { en: "used", "zh-CN": "已用" },
  unused: { en: "unused", "zh-CN": "闲置" },
  bought: { en: "bought", "zh-CN": "购买" },
  service: { en: "service", "zh-CN": "服务" },
  project: { en: "project", "zh-CN": "项目" },
  source: { en: "account and service", "zh-CN": "账号与服务" },
  amount: { en: "amount", "zh-CN": "金额" },
  total: { en: "total", "zh-CN": "合计" },
  others: { en: "others", "zh-CN": "其他" },
  own: { en: "its own", "zh-CN": "自有" },
  shared: { en: "shared with it", "zh-CN": "分摊" },
  class: { en: "class", "zh-CN": "类别" },
  nothing: { en: "Nothing.", "zh-CN": "无。" },
  notes: { en: "Notes", "zh-CN": "说明" },
  pages: { en: "Pages", "zh-CN": "各部门" },
  low: { en: "low", "zh-CN": "下限" },
  high: { en: "high", "zh-CN": "上限" },
  estimate: { en: "estimate", "zh-CN": "预计" },
  "band.ok": { en: "ok", "zh-CN": "正常" },
  "band.warn": { en: "80 % reached", "zh-CN": "已达 80%" },
  "band.over": { en: "100 % reached", "zh-CN": "已达 100%" },
  "band.critical": { en: "120 % reached", "zh-CN": "已达 120%" },
  "class.direct": { en: "direct", "zh-CN": "直接" },
  "class.shared": { en: "shared", "zh-CN": "分摊" },
  "class.untagged": { en: "untagged", "zh-CN": "未标记" },
  "class.untaggable": { en: "cannot be tagged", "zh-CN": "无法标记" },
  "class.credit": { en: "credit", "zh-CN": "优惠与退款" },
  "class.tax": { en: "tax", "zh-CN": "税" },
  "class.unused-commitment": { en: "unused commitment", "zh-CN": "闲置的预留" },
  "class.marketplace": { en: "marketplace", "zh-CN": "云市场" },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type Word = keyof typeof WORDS;

export type Say = (word: Word) => string;

export function sayIn(language: Language): Say {
  return (word) => WORDS[word][language];
}

/** `{name}` → its value; a value is put in once, whatever it holds. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
