import { control } from "../../control.ts";
import { desktopData } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireDesktopDataEncryption = control({
  id: "platform-require-desktop-data-encryption",
  title: "Data volumes of virtual desktops are encrypted",
  clauses: ["8.3.3-b", "6.3.3-a"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "What the finance office saves on its desktop lies on the user volume, for as long as the desktop exists.",
  sameAs: ["CKV_AWS_155"],
  absent: {
    alicloud: "desktops there encrypt their disks by the bundle's policy, beyond the provider's reach",
  },
  fact: desktopData,
  judge: (value) =>
    requireTrue(
      value,
      "whether the volume is encrypted",
      "its user volume is not encrypted",
      "switch encryption of the user volume on",
    ),
});
