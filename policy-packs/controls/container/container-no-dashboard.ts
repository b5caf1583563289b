import { control } from "../../control.ts";
import { dashboard } from "../../facts/kubernetes.ts";
import { requireTrue } from "../../judgement.ts";
import { not } from "../../switches.ts";

export const containerNoDashboard = control({
  id: "container-no-dashboard",
  title: "No web console of Kubernetes is installed",
  clauses: ["11.1.1-a", "11.4.1-c"],
  mlps: "8.1.4.4",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The console acts with rights of its own for whoever reaches it; left open, it has handed whole clusters to strangers.",
  sameAs: ["cs_kubernetes_dashboard_disabled"],
  absent: { aws: "EKS installs no web console and offers none as an add-on" },
  fact: dashboard,
  judge: (value) =>
    requireTrue(
      not(value),
      "which add-ons it has",
      "the web console of Kubernetes is installed",
      "take the add-on away and use the cloud's own console",
    ),
});
