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
    // What the makers of these systems no longer mend for everybody (endoflife.date, 2026-08-22): Amazon Linux 2 for EKS
    // since 2025-11-26 (amazon-eks-ami issue 2545), CentOS to 8 and Stream 8, Windows Server to 2012 R2, Ubuntu to 20.04
    // since 2025-05-31, Debian to 11 since 2026-08-31. Of Alibaba Cloud Linux 2 no document found gives the day; "OS
    // lifecycle", ECS user guide, would.
    defaults: {
      approvedImages: [] as readonly string[],
      endedImages: [
        "AL2_*",
        "centos_5*",
        "centos_6*",
        "centos_7*",
        "centos_8*",
        "centos_stream_8*",
        "CentOS",
        "win2008*",
        "win2012*",
        "ubuntu_14*",
        "ubuntu_16*",
        "ubuntu_18*",
        "ubuntu_20*",
        "debian_8*",
        "debian_9*",
        "debian_10*",
        "debian_11*",
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
