import { control, UNKNOWN } from "../../control.ts";
import { warehouseAdmin } from "../../facts/database-access.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbNoPublicDefaultAdmin = control({
  id: "db-no-public-default-admin",
  title: "No warehouse on the internet has an administrator whose name everybody knows",
  clauses: ["10.1.2-a", "10.4.1-c"],
  mlps: "8.1.4.1",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Address and name are given away: all that is left between the internet and every row is one password.",
  sameAs: ["CKV_AWS_391"],
  absent: {
    alicloud:
      "warehouses of Alibaba Cloud have no administrator before an account is made, and db-no-public-endpoint keeps them off the internet",
  },
  fact: warehouseAdmin,
  settings: {
    defaults: { names: ["admin", "administrator", "awsuser"] },
    schema: {
      names: {
        type: "array",
        items: { type: "string" },
        description: "names of administrators that everybody tries first",
      },
    },
  },
  judge({ name, public: open }, { settings }) {
    if (open === false) return pass;
    if (name !== UNKNOWN && !settings.names.includes(name.toLowerCase())) return pass;
    if (name === UNKNOWN || open === UNKNOWN) {
      return undecided("its administrator's name or its address is known only after deployment");
    }
    return fail(`has the administrator "${name}" and an address on the internet`, "take it off the internet");
  },
});
