import { control } from "../../control.ts";
import { imageScan } from "../../facts/image-registry.ts";
import { requireTrue } from "../../judgement.ts";

export const containerRequireImageScan = control({
  id: "container-require-image-scan",
  title: "Images are looked through for known flaws",
  clauses: ["1.4.2-c", "11.4.3-a"],
  mlps: "8.2.4.4",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Most of an image is other people's code. A flaw that was published last year is found by whoever looks, so look first.",
  sameAs: ["CKV_AWS_163", "ecr_repositories_scan_images_on_push_enabled"],
  fact: imageScan,
  judge: (value) =>
    requireTrue(
      value,
      "whether images are scanned",
      "images are not scanned when they arrive",
      "scan them on push",
    ),
});
