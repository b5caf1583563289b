import type { AllocationRun } from "./allocation-run.ts";
import { pinFault } from "./placement-faults.ts";
import type { CloudPlan } from "./plan.ts";
import type { Prefix } from "./prefix.ts";
import type { Space } from "./space.ts";
import { RFC1918 } from "./special-purpose.ts";

/**
 * Further IPv4 blocks of a cloud network, for tiers that its first one has no room for. A block once added stays:
 * subnets may be in it. Those with a pin are known by it, the others by how many there are.
 */
export class SecondaryBlocks {
  readonly #cloud: CloudPlan;
  readonly #space: Space;
  readonly #run: AllocationRun;
  /** Taken, and to join once the first block is there. */
  readonly #waiting: Prefix[] = [];

  constructor(cloud: CloudPlan, space: Space, run: AllocationRun) {
    this.#cloud = cloud;
    this.#space = space;
    this.#run = run;
  }

  /** Before anything new is placed. */
  takePins(): void {
    const { parent, key, blocks } = this.#space;
    for (const { cidr, path } of this.#cloud.secondary) {
      if (cidr === undefined || blocks.some((block) => block.equals(cidr))) continue;
      if (parent?.take(key, cidr)) this.#waiting.push(cidr);
      else if (parent) this.#run.fault([...path, "cidr"], pinFault(cidr, parent));
    }
  }

  /** After the first block. */
  add(): void {
    const { parent, key } = this.#space;
    const [first] = this.#space.blocks;
    if (parent === undefined || first === undefined) return;
    for (const block of this.#waiting) this.#space.addBlock(block);
    const pinned = this.#cloud.secondary.flatMap(({ cidr }) => cidr ?? []);
    const open = this.#cloud.secondary.filter(({ cidr }) => cidr === undefined);
    const had = this.#space.blocks.slice(1).filter((block) => !pinned.some((cidr) => cidr.equals(block)));
    for (const { length = first.length, path } of open.slice(had.length)) {
      const block = parent.request(key, length, this.#run.plan.defaults.strategy);
      if (block) this.#space.addBlock(block);
      else this.#run.exhausted(parent, path, length);
    }
    this.#checkRanges(first);
  }

  /** AWS joins no two of the three private ranges in one VPC (VPC user guide, "CIDR block association"). */
  #checkRanges(first: Prefix): void {
    if (this.#cloud.provider !== "aws") return;
    const ranges = RFC1918.prefixes();
    const rangeOf = (block: Prefix) => ranges.find((range) => range.contains(block));
    const own = rangeOf(first);
    for (const block of this.#space.blocks.slice(1)) {
      const other = rangeOf(block);
      if (own === undefined || other === undefined || own === other) continue;
      this.#run.fault([...this.#cloud.path, "secondary"], {
        code: "plan.cloud-limit",
        message: `aws does not join ${block} to a network in ${own}`,
        hint: `pin it in ${own} with cidr, or in 100.64.0.0/10`,
      });
    }
  }
}
