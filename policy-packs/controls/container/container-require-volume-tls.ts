import { control } from "../../control.ts";
import { volumeTls } from "../../facts/workload.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireVolumeTls = control({
  id: "container-require-volume-tls",
  title: "Shared file systems reach containers over TLS",
  clauses: ["8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Files that travel in the clear can be read and changed by whoever shares the network.",
  sameAs: ["CKV_AWS_97"],
  absent: {
    alicloud:
      "container groups mount NAS by NFS, which has no TLS there; the file system's own clients are asked at the mount",
  },
  fact: volumeTls,
  judge: (value) =>
    requireTrue(
      value,
      "how file systems are mounted",
      "a shared file system is mounted without TLS",
      "set transitEncryption to ENABLED",
    ),
});
