import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { dbNoSuperAccount } from "./db-no-super-account.ts";

const ACCOUNT = "alicloud:rds/account:Account";

export const cases: ControlCases = {
  control: dbNoSuperAccount,
  alicloud: {
    pass: [
      example(ACCOUNT, {}),
      example(ACCOUNT, { accountType: "Normal" }),
      example("alicloud:polardb/account:Account", {}),
      example("alicloud:adb/account:Account", { accountType: "Normal" }),
      example("alicloud:clickhouse/account:Account", {}),
      example("alicloud:gpdb/account:Account", {}),
      example("alicloud:adb/lakeAccount:LakeAccount", {}),
    ],
    fail: [
      example(ACCOUNT, { accountType: "Super" }),
      example(ACCOUNT, { type: "Super" }),
      example("alicloud:polardb/account:Account", { accountType: "Super" }),
      example("alicloud:adb/account:Account", {}),
      example("alicloud:adb/lakeAccount:LakeAccount", { accountType: "Super" }),
      example("alicloud:clickhouse/account:Account", { type: "Super" }),
      example("alicloud:gpdb/account:Account", { accountType: "Super" }),
    ],
    unknown: [example(ACCOUNT, { accountType: UNKNOWN })],
  },
};
