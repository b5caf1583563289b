import { type Cloud, control } from "../../control.ts";
import { policiesWithLimits } from "../../facts/policies-with-limits.ts";
import { anywhere } from "../../judgements/document.ts";
import { judgeLimited, limitSettings } from "../../judgements/limited.ts";

/** Ways into what already runs, and so into the role that it runs under. */
const ENTERS: Readonly<Record<Cloud, readonly string[]>> = {
  aws: [
    "ec2-instance-connect:SendSSHPublicKey",
    "ecs:ExecuteCommand",
    "sagemaker:CreatePresignedNotebookInstanceUrl",
    "ssm:SendCommand",
    "ssm:StartSession",
  ],
  alicloud: ["eci:ExecContainerCommand", "ecs:InvokeCommand", "ecs:RunCommand", "ecs:StartTerminalSession"],
};

export const identityNoFreeMachineEntry = control({
  id: "identity-no-free-machine-entry",
  title: "No policy lets its holder enter every machine",
  clauses: ["8.3.1-a", "1.2.1-a"],
  mlps: "8.1.4.2",
  severity: "medium",
  // People who run what stands enter it; strict wants the machines named, or the bastion alone.
  packs: { baseline: "disabled", payment: "mandatory" },
  why: "Whoever enters a machine acts as the machine: with its role, its secrets and its way to the databases, past the bastion and its records.",
  sameAs: [],
  fact: policiesWithLimits,
  settings: limitSettings,
  judge: (limited, { settings }) =>
    judgeLimited(limited, settings, {
      find: (statements, { cloud }) =>
        anywhere(statements, cloud, ENTERS[cloud], (actions) => `enters every machine with ${actions}`),
      remedy: "name the machines by their tag, or let people in through the bastion alone",
    }),
});
