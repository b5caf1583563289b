import { control } from "../../control.ts";
import { desktopRoot } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireDesktopRootEncryption = control({
  id: "platform-require-desktop-root-encryption",
  title: "System volumes of virtual desktops are encrypted",
  clauses: ["8.3.3-b", "6.3.3-a"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "A desktop leaves traces of all that was opened on it, on its system volume too.",
  sameAs: ["CKV_AWS_156", "workspaces_volume_encryption_enabled"],
  absent: {
    alicloud: "desktops there encrypt their disks by the bundle's policy, beyond the provider's reach",
  },
  fact: desktopRoot,
  judge: (value) =>
    requireTrue(
      value,
      "whether the volume is encrypted",
      "its system volume is not encrypted",
      "switch encryption of the root volume on",
    ),
});
