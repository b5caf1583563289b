import { control, UNKNOWN } from "../../control.ts";
import { machineImages } from "../../facts/machine.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { matchesAny } from "../../patterns.ts";

export const computeRequireApprovedImage = control({
  id: "compute-require-approved-image",
  title: "Machines are made from approved images that are still mended",
  clauses: ["6.1.2-a", "8.1.1-b", "4.1.2-a"],
  mlps: "8.2.4.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "An image whose maker has stopped mending it is broken into with tools that anybody can download.",
  sameAs: [],
  fact: machineImages,
  settings: {
    // What the makers of these systems no longer mend: Amazon Linux 2 for EKS since 2025-11-26, CentOS 6 to 8, Windows
    // Server 2008 and 2012, Ubuntu 14 to 18, Debian 8 to 10, Alibaba Cloud Linux 2 since 2024-03-31 (read 2026-11-23).
    defaults: {
      approvedImages: [] as readonly string[],
      endedImages: [
        "AL2_*",
        "centos_*",
        "CentOS",
        "win2008*",
        "win2012*",
        "ubuntu_14*",
        "ubuntu_16*",
        "ubuntu_18*",
        "debian_8*",
        "debian_9*",
        "debian_10*",
        "aliyun_2_*",
        "AliyunLinux",
      ] as readonly string[],
    },
    schema: {
      approvedImages: {
        type: "array",
        items: { type: "string" },
        description: "images that may be used, * for any run of characters; empty: all that have not ended",
      },
      endedImages: {
        type: "array",
        items: { type: "string" },
        description: "images that get no mends any more",
      },
    },
  },
  judge(images, { settings }) {
    if (images === UNKNOWN) return undecided("its image is known only after deployment");
    const known = images.filter((image) => image !== UNKNOWN);
    const ended = known.filter((image) => matchesAny(settings.endedImages, image));
    if (ended.length > 0)
      return fail(`image ${ended.join(", ")} gets no mends any more`, "take one that is still mended");
    const { approvedImages } = settings;
    const others =
      approvedImages.length === 0 ? [] : known.filter((image) => !matchesAny(approvedImages, image));
    if (others.length > 0)
      return fail(`image ${others.join(", ")} is not approved`, `take one of ${approvedImages.join(", ")}`);
    return known.length < images.length ? undecided("its image is known only after deployment") : pass;
  },
});
