/** Sizes that cost more than the whole stack may. */
export const LARGEST = { aws: "db.m7g.16xlarge", alicloud: "mysql.x8.4xlarge.2c" } as const;

/** What a month of each size costs, as a contract would say it: round numbers, as every contract has its own. */
const PRICES: Readonly<Record<string, string>> = {
  "m7g.large": "500.00",
  "db.m7g.large": "1200.00",
  "db.r7g.large": "1600.00",
  "cache.r7g.large": "1100.00",
  "ecs.g8i.large": "400.00",
  "mysql.x4.large.2c": "900.00",
  "polar.mysql.x4.large": "1500.00",
  "mdb.shard.4x.large.d": "1000.00",
  [LARGEST.aws]: "1000000.00",
  [LARGEST.alicloud]: "1000000.00",
};

export const BUDGET = { prices: PRICES, monthlyLimit: "1000000.00", currency: "CNY" };
