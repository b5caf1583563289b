import { describe, expect, it } from "vitest";
import { COLOURS, INK, NOBODY } from "./charts/draw.ts";
import { GROUNDS, styleOf } from "./style.ts";

type Rgb = readonly [number, number, number];

function linear(hex: string): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return [red, green, blue];
}

/** WCAG 2.2, relative luminance. */
function contrast(one: string, other: string): number {
  const light = (hex: string) => {
    const [red, green, blue] = linear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
const EYES: Readonly<Record<string, readonly Rgb[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(hex: string, eye: readonly Rgb[]): Rgb {
  const [red, green, blue] = linear(hex);
  const [x = 0, y = 0, z = 0] = eye.map(([a, b, c]) =>
    Math.min(1, Math.max(0, a * red + b * green + c * blue)),
  );
  return [x, y, z];
}

/** CIE 1976 L*a*b* under D65. */
function lab([red, green, blue]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function difference(one: string, other: string, eye: readonly Rgb[]): number {
  const [a, b] = [lab(seen(one, eye)), lab(seen(other, eye))];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** A difference of 2.3 is just seen side by side; areas that stand apart need several times that. */
const LEAST_DIFFERENCE = 10;

describe("colours of charts", () => {
  it.each(Object.entries(EYES))("are told apart by %s eyes, each from each", (_, eye) => {
    const all = [...COLOURS, NOBODY];
    const alike = all.flatMap((one, index) =>
      all
        .slice(index + 1)
        .filter((other) => difference(one, other, eye) < LEAST_DIFFERENCE)
        .map((other) => `${one} ${other} ${difference(one, other, eye).toFixed(1)}`),
    );
    expect(alike).toEqual([]);
  });

  it("have words on them that can be read", () => expect(contrast(INK, "#ffffff")).toBeGreaterThan(7));
});

describe("colours of the page", () => {
  it.each(Object.entries(GROUNDS))(
    "are read without strain, %s: 4.5 to 1 and more",
    (_, { ground, card, ink, muted, link }) => {
      for (const words of [ink, muted, link])
        for (const under of [ground, card])
          expect([words, under, contrast(words, under) >= 4.5]).toEqual([words, under, true]);
    },
  );

  it("are all that words are written in: no opacity pales them", () => {
    expect(styleOf("x")).not.toMatch(/opacity/);
  });

  it("leave the style by no sign of a tag", () => {
    const style = styleOf('"}</style><script>\\ 集团');
    expect(style).not.toMatch(/<|\\\s/);
    expect(style).toContain("集团");
  });
});
