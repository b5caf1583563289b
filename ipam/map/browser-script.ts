// Written by npm run generate from ipam/map/browser/; do not edit.
export const BROWSER_SCRIPT = `"use strict";
(() => {
  // ipam/map/painting.ts
  function patternOf({ kind, node }, by) {
    if (kind !== "row" || node === void 0) return kind === "growth" ? "growth" : "free";
    if (by === "state") return node.state;
    if (node.kind === "subnet") return node.zone >= 0 ? \`z\${node.zone}\` : "none";
    return node.kind === "tier" && node.zone >= 0 ? "container" : node.state;
  }

  // ipam/map/tree.ts
  var KINDS = ["aggregate", "region", "site", "cloud", "tier", "subnet", "reserved"];
  var ROW_STATES = ["container", "active", "reserved", "deprecated"];
  function readTree(rows) {
    const nodes = [];
    const roots = [];
    const open = [];
    for (const row of rows) {
      const [depth, prefix, kind, state2, key, name, zone, vlan, gateway, devices, taken, growth, vrf, note2] = row;
      open.length = depth;
      const parent = open[depth - 1];
      const leaf = kind === KINDS.indexOf("subnet");
      const node = {
        index: nodes.length,
        prefix,
        length: Number(prefix.slice(prefix.indexOf("/") + 1)),
        bits: prefix.includes(":") ? 128 : 32,
        kind: KINDS[kind] ?? "subnet",
        state: ROW_STATES[state2] ?? "active",
        key,
        name,
        zone,
        vlan,
        gateway,
        growth,
        vrf,
        note: note2,
        parent,
        children: [],
        devices: Math.max(0, devices),
        taken,
        subnets: leaf ? 1 : 0,
        unstated: leaf && devices < 0 ? 1 : 0
      };
      (parent ? parent.children : roots).push(node);
      nodes.push(node);
      open.push(node);
    }
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      const { parent } = node;
      if (!parent) continue;
      parent.devices += node.devices;
      parent.taken += node.taken;
      parent.subnets += node.subnets;
      parent.unstated += node.unstated;
    }
    return { nodes, roots };
  }
  function sizeOf({ bits, length }) {
    return 2 ** (bits - length);
  }
  function shareByPrefixes(node) {
    if (node.children.length === 0) return node.kind === "subnet" || node.kind === "reserved" ? void 0 : 0;
    let covered = 0;
    for (const child of node.children) covered += sizeOf(child);
    return covered / sizeOf(node);
  }
  function shareByAddresses(node) {
    if (node.kind === "reserved") return void 0;
    if (node.subnets > 0 && node.unstated === node.subnets) return void 0;
    return node.taken / sizeOf(node);
  }
  function addressNumber(text) {
    if (/^\\d{1,3}(\\.\\d{1,3}){3}$/.test(text)) {
      const parts = text.split(".").map(Number);
      if (parts.some((part) => part > 255)) return void 0;
      return { bits: 32, value: BigInt(parts.reduce((sum, part) => sum * 256 + part, 0)) };
    }
    if (!/^[0-9a-f:]+$/i.test(text) || !text.includes(":")) return void 0;
    const [head = "", tail, more] = text.split("::");
    if (more !== void 0) return void 0;
    const left = head === "" ? [] : head.split(":");
    const right = tail === void 0 || tail === "" ? [] : tail.split(":");
    const missing = 8 - left.length - right.length;
    if (tail === void 0 ? missing !== 0 : missing < 1) return void 0;
    const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
    if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return void 0;
    return { bits: 128, value: groups.reduce((sum, group) => sum << 16n | BigInt(\`0x\${group}\`), 0n) };
  }
  function startOf(prefix) {
    return addressNumber(prefix.slice(0, prefix.indexOf("/")))?.value ?? 0n;
  }
  function prefixName(bits, start, length) {
    if (bits === 32) {
      const value = Number(start);
      return \`\${value >>> 24}.\${value >>> 16 & 255}.\${value >>> 8 & 255}.\${value & 255}/\${length}\`;
    }
    const groups = Array.from({ length: 8 }, (_, i) => Number(start >> BigInt(112 - 16 * i) & 0xffffn));
    let at = -1;
    let most = 1;
    for (let i = 0; i < 8; i++) {
      let run = 0;
      while (i + run < 8 && groups[i + run] === 0) run++;
      if (run > most) [at, most] = [i, run];
      i += run;
    }
    const hex = (part) => part.map((group) => group.toString(16)).join(":");
    const text = at < 0 ? hex(groups) : \`\${hex(groups.slice(0, at))}::\${hex(groups.slice(at + most))}\`;
    return \`\${text}/\${length}\`;
  }

  // ipam/map/cells.ts
  function halvesOf(block) {
    const pieces = [];
    const { bits } = block;
    for (const node of block.children) {
      const start = startOf(node.prefix);
      pieces.push({ kind: "row", bits, start, length: node.length, node });
      for (let length = node.length; node.growth > 0 && length > Math.max(node.growth, block.length); length--) {
        const size = 1n << BigInt(bits - length);
        const buddy = (start / size ^ 1n) * size;
        pieces.push({ kind: "growth", bits, start: buddy, length, node });
      }
    }
    pieces.sort((a, b) => a.start < b.start ? -1 : a.start > b.start ? 1 : a.length - b.length);
    return halve(pieces, 0, pieces.length, startOf(block.prefix), {
      bits,
      length: block.length,
      // What is left in a tier belongs to availability zones that may come: it is nobody's to take.
      kept: block.kind === "tier" ? block : void 0
    });
  }
  function halve(pieces, from, to, start, { bits, length, kept }) {
    const first = pieces[from];
    if (from >= to || first === void 0)
      return { cell: { kind: kept ? "growth" : "free", bits, start, length, node: kept } };
    if (first.length <= length) return { cell: first };
    const middle2 = start + (1n << BigInt(bits - length - 1));
    let cut2 = from;
    for (let end = to; cut2 < end; ) {
      const at = cut2 + end >> 1;
      if (pieces[at].start < middle2) cut2 = at + 1;
      else end = at;
    }
    const half = { bits, length: length + 1, kept };
    return { low: halve(pieces, from, cut2, start, half), high: halve(pieces, cut2, to, middle2, half) };
  }
  function cellsOf(halves) {
    const found = [];
    const walk = (part) => {
      if (part.cell) found.push(part.cell);
      else {
        walk(part.low);
        walk(part.high);
      }
    };
    walk(halves);
    return found;
  }
  function largestFree(cells) {
    let best;
    for (const cell of cells) if (cell.kind === "free" && (!best || cell.length < best.length)) best = cell;
    return best;
  }
  function cellPrefix({ kind, node, bits, start, length }) {
    return kind === "row" && node ? node.prefix : prefixName(bits, start, length);
  }

  // ipam/map/scene.ts
  function sceneOf(block, box, options) {
    const shapes = [];
    const halves = halvesOf(block);
    const largest = largestFree(cellsOf(halves));
    const areas = drawInto(shapes, block, halves, box, { ...options, depth: 0, largest });
    return { shapes, areas, largest };
  }
  function overviewOf(tree, box, options) {
    const shapes = [];
    const { roots } = tree;
    const columns = columnsFor(roots.length, box);
    const rows = Math.ceil(roots.length / columns);
    const [w, h] = [box.w / columns, box.h / rows];
    const cells = roots.map(
      (node) => ({ kind: "row", bits: node.bits, start: 0n, length: node.length, node })
    );
    const places = cells.map((cell, i) => {
      const at = { x: box.x + i % columns * w, y: box.y + Math.floor(i / columns) * h, w, h };
      return { cell, box: inset(at, roots.length > 1 ? 6 : 0) };
    });
    drawPlaces(shapes, places, { ...options, depth: 0, largest: void 0 });
    return { shapes, areas: "even", largest: void 0 };
  }
  function columnsFor(count2, { w, h }) {
    let best = 1;
    let least = Number.POSITIVE_INFINITY;
    for (let columns = 1; columns <= Math.max(1, count2); columns++) {
      const rows = Math.ceil(count2 / columns);
      const shape = Math.abs(Math.log(w / columns / (h / rows) / 1.6)) + (columns * rows - count2) * 0.15;
      if (shape < least) [least, best] = [shape, columns];
    }
    return best;
  }
  function drawInto(shapes, block, halves, box, drawing) {
    const longest = block.children.reduce((most, child) => Math.max(most, child.length), block.length);
    const share = 2 ** (block.length - longest);
    const areas = drawing.areas !== "auto" ? drawing.areas : share * box.w * box.h >= READABLE_AREA ? "scale" : "even";
    drawPlaces(
      shapes,
      placesOf(halves, box, areas === "scale" ? sizeWeight : evenWeight(block, longest)),
      drawing
    );
    return areas;
  }
  var READABLE_AREA = 2500;
  var EVEN_BITS = 5;
  var sizeWeight = (cell) => sizeOf(cell);
  function evenWeight(block, longest) {
    const bend = Math.min(1, EVEN_BITS / Math.max(1, longest - block.length));
    return ({ kind, length }) => 2 ** ((longest - length) * bend) * (kind === "row" ? 1 : 0.4);
  }
  function placesOf(halves, box, weight) {
    const weights = /* @__PURE__ */ new Map();
    const weigh = (part) => {
      const sum = part.cell ? weight(part.cell) : weigh(part.low) + weigh(part.high);
      weights.set(part, sum);
      return sum;
    };
    weigh(halves);
    const places = [];
    const place = (part, at) => {
      if (part.cell) {
        places.push({ cell: part.cell, box: at });
        return;
      }
      const share = (weights.get(part.low) ?? 0) / (weights.get(part) ?? 1);
      const { x, y, w, h } = at;
      if (w >= h * 1.05) {
        place(part.low, { x, y, w: w * share, h });
        place(part.high, { x: x + w * share, y, w: w * (1 - share), h });
      } else {
        place(part.low, { x, y, w, h: h * share });
        place(part.high, { x, y: y + h * share, w, h: h * (1 - share) });
      }
    };
    place(halves, box);
    return places;
  }
  var HEAD = 18;
  var MARGIN = 3;
  var LEAST_INNER = 14;
  function drawPlaces(shapes, places, drawing) {
    const opened = new Set(places.filter((place) => opens(place)));
    let inside = 0;
    for (const { cell } of opened) inside += cell.node?.children.length ?? 0;
    if (shapes.length + places.length + inside > drawing.most) opened.clear();
    for (const place of places) {
      const { cell, box } = place;
      const open = opened.has(place);
      const head = open && headOf(box);
      const room = open ? { w: box.w - 8, h: head ? HEAD : 0 } : { w: box.w - 8, h: box.h - 6 };
      const label = drawing.depth > 0 && (box.w < 40 || box.h < 13) ? void 0 : labelOf(cell, room, drawing);
      shapes.push({ cell, box, depth: drawing.depth, label, used: open ? void 0 : usedOf(cell) });
    }
    for (const { cell, box } of opened) {
      const { node } = cell;
      if (node === void 0) continue;
      const top = headOf(box) ? HEAD : MARGIN;
      const area = { x: box.x + MARGIN, y: box.y + top, w: box.w - 2 * MARGIN, h: box.h - top - MARGIN };
      drawInto(shapes, node, halvesOf(node), area, {
        ...drawing,
        areas: "auto",
        depth: drawing.depth + 1,
        largest: void 0
      });
    }
  }
  function headOf({ w, h }) {
    return h >= HEAD * 2.2 && w >= 56;
  }
  function usedOf({ kind, node }) {
    return kind === "row" && node && node.children.length > 0 ? shareByPrefixes(node) : void 0;
  }
  function opens({ cell: { kind, node }, box: { w, h } }) {
    if (kind !== "row" || node === void 0 || node.children.length === 0) return false;
    return w >= LEAST_INNER && h >= LEAST_INNER && w * h / node.children.length >= 12;
  }
  function inset({ x, y, w, h }, by) {
    return { x: x + by, y: y + by, w: w - 2 * by, h: h - 2 * by };
  }
  var LINE = 14;
  function labelOf(cell, room, drawing) {
    const texts = textsOf(cell, drawing);
    const flat = fitted(texts, room.w, room.h);
    if (flat.length > 0) return { lines: flat, upright: false };
    const upright = room.h > room.w ? fitted(texts, room.h, room.w) : [];
    return upright.length > 0 ? { lines: upright, upright: true } : void 0;
  }
  function textsOf(cell, { words: words2, largest }) {
    const { node, kind } = cell;
    if (kind === "free")
      return [
        cellPrefix(cell),
        \`\${words2.free} /\${cell.length}\${cell === largest ? \` · \${words2.largest}\` : ""}\`
      ];
    if (node === void 0) return [];
    if (kind === "growth") return [cellPrefix(cell), \`\${words2.growth} · \${node.name}\`];
    const share = node.children.length > 0 ? shareByPrefixes(node) : void 0;
    return [
      node.name,
      node.prefix,
      ...node.vlan > 0 ? [\`VLAN \${node.vlan}\`] : [],
      ...share === void 0 ? [] : [\`\${percent(share)} \${words2.allocated}\`],
      ...node.kind === "subnet" && node.devices > 0 ? [\`\${node.devices} \${words2.devices}\`] : []
    ];
  }
  function fitted(texts, w, h) {
    const most = Math.floor((h + 3) / LINE);
    if (most < 1 || w < 22) return [];
    if (most === 1) {
      let line = "";
      for (const text of texts) {
        const longer = line === "" ? text : \`\${line} · \${text}\`;
        if (textWidth(longer) > w) break;
        line = longer;
      }
      return line !== "" ? [line] : cut(texts[0] ?? "", w);
    }
    const lines = [];
    for (const [i, text] of texts.entries()) {
      if (lines.length === most) break;
      if (textWidth(text) <= w) lines.push(text);
      else if (i === 0) lines.push(...cut(text, w));
    }
    return lines;
  }
  function cut(text, w) {
    if (/^[\\da-f.:]+\\/\\d+$/.test(text)) return [];
    let end = text.length;
    while (end > 0 && textWidth(\`\${text.slice(0, end)}…\`) > w) end--;
    return end >= 3 ? [\`\${text.slice(0, end).trimEnd()}…\`] : [];
  }
  function textWidth(text) {
    let width2 = 0;
    for (const letter of text)
      width2 += letter.charCodeAt(0) > 11904 ? 12 : /[mwMW@%—]/.test(letter) ? 11 : 7.3;
    return width2;
  }
  function percent(share) {
    if (share === 0) return "0 %";
    if (share < 1e-4) return "< 0.01 %";
    if (share < 0.01) return \`\${(share * 100).toFixed(2)} %\`;
    if (share < 0.1) return \`\${(share * 100).toFixed(1)} %\`;
    return share < 1 ? \`\${Math.min(99, Math.round(share * 100))} %\` : \`\${Math.round(share * 100)} %\`;
  }
  function sharesOf(node) {
    const [prefixes, addresses] = [shareByPrefixes(node), shareByAddresses(node)];
    return {
      prefixes: prefixes === void 0 ? "–" : percent(prefixes),
      addresses: addresses === void 0 ? "–" : \`\${node.unstated > 0 ? "≥ " : ""}\${percent(addresses)}\`
    };
  }

  // ipam/map/browser/dom.ts
  var SVG = "http://www.w3.org/2000/svg";
  function html(name, attributes = {}, ...children) {
    return filled(document.createElement(name), attributes, children);
  }
  function svg(name, attributes = {}, ...children) {
    return filled(document.createElementNS(SVG, name), attributes, children);
  }
  function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== void 0) element.setAttribute(name, String(value));
    }
    element.append(...children);
    return element;
  }
  function fill(text, values) {
    return text.replace(/\\{(\\w+)\\}/g, (whole, name) => String(values[name] ?? whole));
  }

  // ipam/map/browser/details.ts
  function drawDetails(cell, state2, jump) {
    const { words: words2 } = state2.data;
    const { node, kind } = cell;
    if (kind !== "row" || node === void 0) {
      const text = kind === "growth" && node ? fill(words2.growthOf, { name: node.name }) : words2.free;
      return [
        html("h2", {}, cellPrefix(cell)),
        facts([
          [words2.status, text],
          [words2.addresses, count(cell)]
        ])
      ];
    }
    return nodeDetails(node, state2, jump);
  }
  function nodeDetails(node, state2, jump) {
    const { words: words2, vrfs } = state2.data;
    const block = node.kind !== "subnet" && node.kind !== "reserved";
    const shares = sharesOf(node);
    const own = (text, value) => [text, String(value)];
    const zone = state2.zoneTitle(node);
    const list = facts([
      own(words2.kind, words2[node.kind === "reserved" ? "reservedKind" : node.kind]),
      ...zone === "" ? [] : [own(words2.zone, zone)],
      ...node.vlan > 0 ? [own(words2.vlan, node.vlan)] : [],
      ...node.gateway === "" ? [] : [own(words2.gateway, node.gateway)],
      own(words2.status, words2[node.state]),
      own(words2.addresses, count(node)),
      ...node.kind === "reserved" ? [] : [own(words2.devicesStated, devicesText(node, state2))],
      ...block ? [own(words2.subnets, node.subnets.toLocaleString("en-US"))] : [],
      ...node.vrf > 0 ? [own(words2.vrf, vrfs[node.vrf] ?? "")] : [],
      ...node.note === "" ? [] : [own(words2.note, node.note)],
      own(words2.key, node.key)
    ]);
    const meters = html("dl");
    if (block)
      meters.append(...meter(words2.byPrefixes, words2.byPrefixesNote, shares.prefixes, shareByPrefixes(node)));
    if (node.kind !== "reserved" && node.bits === 32) {
      meters.append(
        ...meter(words2.byAddresses, words2.byAddressesNote, shares.addresses, shareByAddresses(node))
      );
    }
    if (block) meters.append(html("dt", {}, words2.largestFree), html("dd", {}, state2.largestFreeText(node)));
    const twins = state2.twins(node);
    const links = html("div", { class: "links" });
    for (const twin of twins.slice(0, 6)) {
      const button = html("button", { type: "button" }, \`\${words2.otherFamily} \${twin.prefix}\`);
      button.addEventListener("click", () => jump(twin));
      links.append(button);
    }
    return [
      html("h2", {}, \`\${node.name} · \${node.prefix}\`),
      meters,
      list,
      ...twins.length > 0 ? [links] : []
    ];
  }
  function facts(pairs) {
    return html("dl", {}, ...pairs.flatMap(([name, value]) => [html("dt", {}, name), html("dd", {}, value)]));
  }
  function meter(name, note2, text, share) {
    const width2 = Math.max(share === void 0 || share === 0 ? 0 : 0.5, Math.min(100, (share ?? 0) * 100));
    const bar = svg(
      "svg",
      { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect", { width: width2, height: 8 })
    );
    return [html("dt", { title: note2 }, name), html("dd", {}, text), html("div", { class: "meter" }, bar)];
  }
  function devicesText(node, state2) {
    if (node.subnets > 0 && node.unstated === node.subnets) return state2.data.words.notStated;
    return \`\${node.unstated > 0 ? "≥ " : ""}\${node.devices.toLocaleString("en-US")}\`;
  }
  function count({ bits, length }) {
    const power = bits - length;
    return power <= 32 ? (2 ** power).toLocaleString("en-US") : \`2^\${power}\`;
  }

  // ipam/map/browser/picture.ts
  var MOST_SHAPES = 6e3;
  function drawPicture(state2, width2, height) {
    const { words: words2 } = state2.data;
    const box = { x: 0, y: 0, w: width2, h: height };
    const options = { words: words2, areas: state2.areas, most: MOST_SHAPES };
    const scene = state2.view ? sceneOf(state2.view, box, options) : overviewOf(state2.tree, box, options);
    const name = state2.view ? \`\${state2.view.name} \${state2.view.prefix}\` : words2.all;
    const element = svg("svg", {
      viewBox: \`0 0 \${width2} \${height}\`,
      role: "group",
      "aria-label": fill(words2.picture, { name })
    });
    const tops = [];
    for (const shape of scene.shapes) {
      const group = shapeOf(shape, state2);
      element.append(group);
      if (shape.depth === 0) tops.push({ cell: shape.cell, box: shape.box, element: group });
    }
    return { element, scene, tops };
  }
  function shapeOf({ cell, box, depth, label, used }, state2) {
    const { x, y, w, h } = box;
    const classes = [
      cell.kind === "row" ? \`row row-\${cell.node?.state}\` : cell.kind,
      depth === 0 ? "top" : "deep"
    ].join(" ");
    const paint = svg("rect", {
      x,
      y,
      width: Math.max(0.5, w),
      height: Math.max(0.5, h),
      class: "paint",
      fill: \`url(#p-\${patternOf(cell, state2.colourBy)})\`
    });
    const group = svg("g", { class: classes }, paint);
    if (used !== void 0 && h > 2) {
      group.append(svg("rect", { x, y: y + h * (1 - used), width: w, height: h * used, class: "used" }));
    }
    if (depth === 0) {
      group.setAttribute("role", canOpen(cell) ? "button" : "img");
      group.setAttribute("tabindex", "-1");
      group.setAttribute("aria-label", cellText(cell, state2));
    } else group.setAttribute("aria-hidden", "true");
    if (label) {
      const move = label.upright ? \`translate(\${x} \${y + h}) rotate(-90)\` : \`translate(\${x} \${y})\`;
      const lines = label.lines.map(
        (line, i) => svg("tspan", { x: 5, y: 14 + 14 * i, class: i === 0 ? "first" : void 0 }, line)
      );
      group.append(svg("text", { transform: move, "aria-hidden": "true" }, ...lines));
    }
    return group;
  }
  function canOpen({ kind, node }) {
    return kind === "row" && node !== void 0 && node.kind !== "subnet" && node.kind !== "reserved";
  }
  function cellText(cell, state2) {
    const { words: words2 } = state2.data;
    const { node } = cell;
    if (cell.kind === "free") return \`\${cellPrefix(cell)}, \${words2.free}\`;
    if (node === void 0) return cellPrefix(cell);
    if (cell.kind === "growth") return \`\${cellPrefix(cell)}, \${fill(words2.growthOf, { name: node.name })}\`;
    const shares = sharesOf(node);
    return [
      node.name,
      node.prefix,
      words2[node.kind === "reserved" ? "reservedKind" : node.kind],
      ...node.state === "container" ? [] : [words2[node.state]],
      ...node.vlan > 0 ? [\`VLAN \${node.vlan}\`] : [],
      ...node.children.length > 0 ? [\`\${words2.byPrefixes} \${shares.prefixes}\`] : [],
      ...node.subnets > 0 && node.bits === 32 ? [\`\${words2.byAddresses} \${shares.addresses}\`] : []
    ].join(", ");
  }
  function neighbour(tops, from, dx, dy) {
    const [x, y] = middle(from.box);
    let best;
    let least = Number.POSITIVE_INFINITY;
    for (const top of tops) {
      if (top === from) continue;
      const [tx, ty] = middle(top.box);
      const ahead = (tx - x) * dx + (ty - y) * dy;
      if (ahead <= 0.5) continue;
      const gap = dx === 0 ? overlapGap(from.box.x, from.box.w, top.box.x, top.box.w) : overlapGap(from.box.y, from.box.h, top.box.y, top.box.h);
      const distance = ahead + gap * 4;
      if (distance < least) [least, best] = [distance, top];
    }
    return best;
  }
  function middle({ x, y, w, h }) {
    return [x + w / 2, y + h / 2];
  }
  function overlapGap(a, aw, b, bw) {
    return Math.max(0, b - (a + aw), a - (b + bw)) + (b + bw <= a || a + aw <= b ? 1 : 0);
  }

  // ipam/map/find.ts
  function find(text, tree, zones, most) {
    const wanted = text.trim().toLowerCase();
    if (wanted === "") return { hits: [], total: 0 };
    const exact = [...byAddress(wanted, tree), ...byVlan(wanted, tree)];
    const seen = new Set(exact.map(({ node }) => node));
    const named = byName(wanted, tree, zones).filter((node) => !seen.has(node));
    const hits = [...exact, ...named.map((node) => ({ node }))];
    return { hits: hits.slice(0, most), total: hits.length };
  }
  function byAddress(wanted, tree) {
    const [text = "", rest, more] = wanted.split("/");
    const address = addressNumber(text);
    if (address === void 0 || more !== void 0 || rest !== void 0 && !/^\\d{1,3}$/.test(rest))
      return [];
    const length = rest === void 0 ? address.bits : Number(rest);
    const found = [];
    const descend = (nodes) => {
      for (const node of nodes) {
        if (node.bits !== address.bits || node.length > length || !holds(node, address.value)) continue;
        found.unshift(node);
        descend(node.children);
      }
    };
    descend(tree.roots);
    return found.map((node, i) => {
      const free = i === 0 && node.children.length > 0 && node.length < length;
      return free ? { node, address: address.value } : { node };
    });
  }
  function holds(node, address) {
    const start = startOf(node.prefix);
    return start <= address && address < start + BigInt(sizeOf(node));
  }
  function byVlan(wanted, tree) {
    const vlan = Number(/^(?:vlan ?)?(\\d{1,4})$/.exec(wanted)?.[1] ?? 0);
    return vlan === 0 ? [] : tree.nodes.filter((node) => node.vlan === vlan).map((node) => ({ node }));
  }
  function byName(wanted, tree, zones) {
    const zoneNames = zones.map(({ name, title: title2 }) => \`\${name} \${title2}\`.toLowerCase());
    const ranked = [[], [], [], []];
    for (const node of tree.nodes) {
      const name = node.name.toLowerCase();
      if (name === wanted) ranked[0]?.push(node);
      else if (name.startsWith(wanted) || node.prefix.startsWith(wanted)) ranked[1]?.push(node);
      else if (node.kind === "subnet" && zoneNames[node.zone]?.includes(wanted)) ranked[2]?.push(node);
      else if (\`\${name} \${node.key} \${node.note}\`.toLowerCase().includes(wanted)) ranked[3]?.push(node);
    }
    return ranked.flat();
  }

  // ipam/map/browser/search.ts
  var MOST_HITS = 50;
  function drawSearch(state2, jump) {
    const { words: words2 } = state2.data;
    const input = html("input", {
      type: "search",
      role: "combobox",
      placeholder: words2.searchHint,
      "aria-label": \`\${words2.search}: \${words2.searchHint}\`,
      "aria-expanded": "false",
      "aria-controls": "hits",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false"
    });
    const list = html("ul", { id: "hits", role: "listbox", "aria-label": words2.search, hidden: "" });
    const said2 = html("div", { class: "said", role: "status" });
    const element = html("div", { class: "search", role: "search" }, input, list, said2);
    let hits = [];
    let chosen = -1;
    const options = () => [...list.querySelectorAll('[role="option"]')];
    const choose = (index) => {
      chosen = index;
      for (const [i, option2] of options().entries()) {
        option2.setAttribute("aria-selected", String(i === chosen));
        if (i === chosen) option2.scrollIntoView({ block: "nearest" });
      }
      if (chosen >= 0) input.setAttribute("aria-activedescendant", \`hit-\${chosen}\`);
      else input.removeAttribute("aria-activedescendant");
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      choose(-1);
    };
    const take = (index) => {
      const hit = hits[index];
      if (!hit) return;
      close();
      jump(hit);
    };
    const look = () => {
      const text = input.value;
      const found = find(text, state2.tree, state2.data.zones, MOST_HITS);
      hits = found.hits;
      if (text.trim() === "") {
        close();
        said2.textContent = "";
        return;
      }
      list.replaceChildren(...hits.map((hit, i) => option(hit, i, state2, () => take(i))));
      const rest = found.total - hits.length;
      if (rest > 0)
        list.append(html("li", { class: "hint", role: "presentation" }, fill(words2.moreHits, { n: rest })));
      const none = fill(words2.noHits, { text: text.trim() });
      if (found.total === 0) list.append(html("li", { class: "hint", role: "presentation" }, none));
      said2.textContent = found.total === 0 ? none : fill(words2.hits, { n: found.total });
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      choose(hits.length > 0 ? 0 : -1);
    };
    input.addEventListener("input", look);
    input.addEventListener("focus", () => {
      if (input.value.trim() !== "") look();
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const last = hits.length - 1;
      if (event.key === "ArrowDown") choose(chosen >= last ? 0 : chosen + 1);
      else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
      else if (event.key === "Enter") take(Math.max(0, chosen));
      else if (event.key === "Escape" && !list.hidden) close();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return { element, focus: () => input.select() };
  }
  function option({ node, address }, index, state2, take) {
    const { words: words2 } = state2.data;
    const place = state2.path(node.parent).at(-1);
    const inside = node.kind === "subnet" && place ? \`\${place.name} › \${node.name}\` : node.name;
    const kind = words2[node.kind === "reserved" ? "reservedKind" : node.kind];
    const name = address === void 0 ? inside : \`\${words2.freeIn}: \${inside}\`;
    const vlan = node.vlan > 0 ? \` · VLAN \${node.vlan}\` : "";
    const element = html(
      "li",
      { id: \`hit-\${index}\`, role: "option", "aria-selected": "false" },
      html("span", {}, name),
      html("span", {}, node.kind === "subnet" ? \`\${node.prefix}\${vlan}\` : \`\${node.prefix} · \${kind}\`)
    );
    element.addEventListener("pointerdown", (event) => event.preventDefault());
    element.addEventListener("click", take);
    return element;
  }

  // ipam/map/browser/state.ts
  var MapState = class {
    data;
    tree;
    /** Undefined for all aggregates. */
    view;
    colourBy = "zone";
    areas = "auto";
    #free = /* @__PURE__ */ new Map();
    #byHash;
    constructor(data) {
      this.data = data;
      this.tree = readTree(data.rows);
      this.#byHash = new Map(this.tree.nodes.map((node) => [hashOf(node), node]));
    }
    /** The cells of the view in order of address; of all aggregates, each one. */
    cells() {
      if (this.view) return cellsOf(halvesOf(this.view));
      return this.tree.roots.map((node) => ({
        kind: "row",
        bits: node.bits,
        start: 0n,
        length: node.length,
        node
      }));
    }
    /** Worked out when first asked for: a table of 4,000 sites shows some hundred. */
    largestFree(node) {
      if (!this.#free.has(node)) this.#free.set(node, largestFree(cellsOf(halvesOf(node))));
      return this.#free.get(node);
    }
    largestFreeText(node) {
      if (node.kind === "subnet" || node.kind === "reserved") return "–";
      const found = this.largestFree(node);
      return found ? cellPrefix(found) : this.data.words.nothingFree;
    }
    /** From the outermost block to this one. */
    path(node) {
      return node ? [...this.path(node.parent), node] : [];
    }
    fromHash(hash) {
      return this.#byHash.get(hash.replace(/^#/, ""));
    }
    zoneTitle(node) {
      return this.data.zones[node.zone]?.title ?? "";
    }
    /** The same network in the other family. */
    twins(node) {
      const own = baseKey(node);
      if (own === "" || node.kind === "aggregate" || node.kind === "reserved") return [];
      return this.tree.nodes.filter((other) => other !== node && baseKey(other) === own);
    }
  };
  function hashOf(node) {
    return encodeURIComponent(\`\${node.key}=\${node.prefix}\`);
  }
  function baseKey({ key }) {
    return key.replace(/\\/ipv[46](@[^/+]+)?(\\+\\d+)?$/, "");
  }

  // ipam/map/browser/table.ts
  var FIRST_ROWS = 200;
  function drawTable(state2, cells, hooks) {
    const { words: words2 } = state2.data;
    const name = state2.view ? \`\${state2.view.name} \${state2.view.prefix}\` : words2.all;
    const heads = [
      words2.prefix,
      words2.use,
      words2.vlan,
      words2.gateway,
      words2.status,
      words2.byPrefixes,
      words2.byAddresses,
      words2.largestFree
    ].map((text, i) => html("th", { scope: "col", class: i === 5 || i === 6 ? "num" : void 0 }, text));
    const body = html("tbody");
    const rows = [];
    const add = (to) => {
      for (let i = rows.length; i < Math.min(to, cells.length); i++) {
        const row = rowOf(cells[i], i, state2, hooks);
        rows.push(row);
        body.append(row);
      }
    };
    add(FIRST_ROWS);
    const table2 = html(
      "table",
      {},
      html("caption", {}, fill(words2.table, { name })),
      html("thead", {}, html("tr", {}, ...heads)),
      body
    );
    const element = html("div", { class: "table" }, table2);
    const more = html("button", { type: "button", class: "more" }, fill(words2.showAll, { n: cells.length }));
    const showAll = () => {
      add(cells.length);
      more.remove();
    };
    more.addEventListener("click", showAll);
    if (cells.length > rows.length) element.append(more);
    let marked;
    const mark = (index) => {
      marked?.classList.remove("on");
      marked = index === void 0 ? void 0 : rows[index];
      marked?.classList.add("on");
    };
    return { element, mark, showAll };
  }
  function rowOf(cell, index, state2, hooks) {
    const { words: words2 } = state2.data;
    const { node } = cell;
    const prefix = html("button", { type: "button" }, cellPrefix(cell));
    if (canOpen(cell) && node)
      prefix.setAttribute("aria-label", \`\${cellPrefix(cell)}: \${fill(words2.open, { name: node.name })}\`);
    prefix.addEventListener("click", () => canOpen(cell) ? hooks.open(cell) : hooks.focus(index));
    const texts = node && cell.kind === "row" ? rowTexts(cell, state2) : [useOf(cell, state2), "", "", words2[cell.kind === "growth" ? "growth" : "free"], "", "", ""];
    const row = html("tr", { class: cell.kind }, html("th", { scope: "row" }, prefix));
    row.append(...texts.map((text, i) => html("td", { class: i === 4 || i === 5 ? "num" : void 0 }, text)));
    return row;
  }
  function useOf({ kind, node }, state2) {
    return kind === "growth" && node ? fill(state2.data.words.growthOf, { name: node.name }) : "";
  }
  function rowTexts({ node }, state2) {
    if (node === void 0) return [];
    const { words: words2, vrfs } = state2.data;
    const shares = sharesOf(node);
    const vrf = node.vrf > 0 && !state2.view ? \`VRF \${vrfs[node.vrf]}\` : "";
    const kind = node.kind === "subnet" ? "" : words2[node.kind === "reserved" ? "reservedKind" : node.kind];
    const devices = node.kind === "subnet" && node.devices > 0 ? \`\${node.devices} \${words2.devices}\` : "";
    return [
      [node.name, kind, devices, vrf, node.note].filter((part) => part !== "").join(" · "),
      node.vlan > 0 ? String(node.vlan) : "",
      node.gateway,
      words2[node.state],
      shares.prefixes,
      shares.addresses,
      state2.largestFreeText(node)
    ];
  }

  // ipam/map/browser/main.ts
  var state = new MapState(JSON.parse(document.getElementById("plan")?.textContent ?? "{}"));
  var { words } = state.data;
  var search = drawSearch(state, jumpTo);
  var path = html("nav", { "aria-label": words.path });
  var stage = html("section", { class: "stage", "aria-label": words.view });
  var note = html("p", { class: "note" });
  var keys = html("p", { class: "note keys", id: "keys" }, words.keys);
  var legend = html("ul", { class: "legend", "aria-label": words.legend });
  var holder = html("div");
  var viewCard = html("section", { class: "card", "aria-label": words.view });
  var focusCard = html("section", { class: "card focus", "aria-live": "polite", hidden: "" });
  var tables = html("div", { class: "table" });
  var said = html("div", { class: "said", role: "status" });
  stage.append(holder, note, keys, legend);
  var picture;
  var table;
  var current;
  var width = 0;
  document.getElementById("map")?.append(
    html("header", {}, title(), search.element, tools()),
    path,
    html("main", {}, stage, html("aside", {}, viewCard, focusCard), tables),
    said
  );
  function title() {
    const made = fill(words.made, { file: state.data.file, n: state.data.generation });
    return html("h1", {}, \`\${words.title} · \${state.data.name}\`, html("small", {}, made));
  }
  function tools() {
    const colour = picker(
      words.colourBy,
      [
        ["zone", words.zone],
        ["state", words.state]
      ],
      (value) => {
        state.colourBy = value === "state" ? "state" : "zone";
        draw(current?.cell);
      }
    );
    const areas = picker(
      words.areas,
      [
        ["auto", words.auto],
        ["scale", words.scale],
        ["even", words.even]
      ],
      (value) => {
        state.areas = value === "scale" || value === "even" ? value : "auto";
        draw(current?.cell);
      }
    );
    const theme = picker(
      words.theme,
      [
        ["system", words.system],
        ["light", words.light],
        ["dark", words.dark]
      ],
      (value) => {
        if (value === "system") delete document.documentElement.dataset.theme;
        else document.documentElement.dataset.theme = value;
      }
    );
    const print = html("button", { type: "button" }, words.print);
    print.addEventListener("click", () => window.print());
    const box = html("div", { class: "tools" }, colour, areas, theme, print);
    box.style.cssText = "display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center";
    return box;
  }
  function picker(name, options, change) {
    const select = html("select", {}, ...options.map(([value, text]) => html("option", { value }, text)));
    select.addEventListener("change", () => change(select.value));
    return html("label", {}, \`\${name} \`, select);
  }
  function draw(wanted) {
    width = holder.clientWidth || 1e3;
    const height = Math.round(Math.max(320, Math.min(width * 0.62, window.innerHeight - 210, 860)));
    const { view } = state;
    picture = drawPicture(state, width, height);
    const { element, tops, scene } = picture;
    holder.replaceChildren(element);
    const ring = svg("rect", { class: "ring" });
    element.append(ring);
    element.addEventListener("click", (event) => {
      const top = topAt(event);
      if (!top) return;
      if (canOpen(top.cell) && top.cell.node) show(top.cell.node);
      else focus(top);
    });
    element.addEventListener("pointerover", (event) => {
      const top = topAt(event);
      if (top) showDetails(top.cell);
    });
    element.addEventListener("focusin", (event) => {
      const top = tops.find((each) => each.element === event.target);
      if (top) enter(top, ring);
    });
    element.addEventListener("focusout", () => element.classList.remove("on-ring"));
    element.addEventListener("keydown", onKey);
    const cells = state.cells();
    table = drawTable(state, cells, {
      open: (cell) => cell.node && show(cell.node),
      focus: (index) => {
        const top = tops.find((each) => sameCell(each.cell, cells[index]));
        if (top) focus(top);
      }
    });
    tables.replaceChildren(table.element);
    drawPath();
    const scale = view ? scene.areas === "scale" ? words.scaleNote : words.evenNote : words.overviewNote;
    note.replaceChildren(html("strong", {}, scale), \` \${words.insideNote}\`);
    drawLegend();
    viewCard.replaceChildren(...view ? nodeDetails(view, state, goTo) : overview());
    focusCard.hidden = true;
    current = void 0;
    const first = wanted && tops.find((each) => sameCell(each.cell, wanted));
    (first ?? tops[0])?.element.setAttribute("tabindex", "0");
    if (first) focus(first);
  }
  function topAt(event) {
    const target = event.target instanceof Element ? event.target : void 0;
    const deep = target?.closest("g");
    if (!deep || !picture) return void 0;
    const own = picture.tops.find((each) => each.element === deep);
    if (own || !(event instanceof MouseEvent)) return own;
    const frame = picture.element.getBoundingClientRect();
    const scale = width / frame.width;
    const [x, y] = [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
    return picture.tops.find(({ box }) => box.x <= x && x < box.x + box.w && box.y <= y && y < box.y + box.h);
  }
  function sameCell(a, b) {
    if (a === void 0 || b === void 0 || a.kind !== b.kind) return false;
    return a.kind === "row" ? a.node === b.node : a.start === b.start && a.length === b.length;
  }
  function focus(top) {
    top.element.focus({ preventScroll: false });
  }
  function enter(top, ring) {
    const { box } = top;
    for (const each of picture?.tops ?? []) each.element.setAttribute("tabindex", each === top ? "0" : "-1");
    current = top;
    ring.setAttribute("x", String(box.x + 1.5));
    ring.setAttribute("y", String(box.y + 1.5));
    ring.setAttribute("width", String(Math.max(4, box.w - 3)));
    ring.setAttribute("height", String(Math.max(4, box.h - 3)));
    picture?.element.classList.add("on-ring");
    showDetails(top.cell);
    table?.mark(state.cells().findIndex((cell) => sameCell(cell, top.cell)));
  }
  function showDetails(cell) {
    focusCard.replaceChildren(...drawDetails(cell, state, goTo));
    focusCard.hidden = false;
  }
  function onKey(event) {
    if (!picture || !current || event.altKey || event.ctrlKey || event.metaKey) return;
    const { tops } = picture;
    const steps = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowDown: [0, 1],
      ArrowUp: [0, -1]
    };
    const step = steps[event.key];
    const next = step ? neighbour(tops, current, step[0], step[1]) : event.key === "Home" ? tops[0] : event.key === "End" ? tops.at(-1) : void 0;
    if (next) focus(next);
    else if (event.key === "Enter" || event.key === " ") {
      const { node } = current.cell;
      if (canOpen(current.cell) && node) show(node);
    } else if (!step && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "/" && !typing) search.focus();
    else if (event.key === "Escape" && !typing && state.view) up();
    else return;
    event.preventDefault();
  });
  function show(node, wanted) {
    state.view = node;
    const hash = node ? \`#\${hashOf(node)}\` : "#";
    if (location.hash !== hash && (location.hash !== "" || node)) history.pushState(void 0, "", hash);
    arrive(wanted);
  }
  function arrive(wanted) {
    draw(wanted);
    const name = state.view ? \`\${state.view.name} \${state.view.prefix}\` : words.all;
    said.textContent = name;
    document.title = \`\${name} · \${words.title} · \${state.data.name}\`;
    if (!wanted && picture?.tops[0]) focus(picture.tops[0]);
  }
  function up() {
    const left = state.view;
    show(left?.parent, left && rowCell(left));
  }
  function rowCell(node) {
    return { kind: "row", bits: node.bits, start: 0n, length: node.length, node };
  }
  function goTo(node) {
    jumpTo({ node });
  }
  function jumpTo({ node, address }) {
    if (address !== void 0) {
      state.view = node;
      const size = (cell2) => 1n << BigInt(cell2.bits - cell2.length);
      const cell = state.cells().find((each) => each.start <= address && address < each.start + size(each));
      show(node, cell);
    } else if (canOpen(rowCell(node)) && node.children.length > 0) show(node);
    else show(node.parent, rowCell(node));
  }
  function drawPath() {
    const items = [void 0, ...state.path(state.view)].map((node, i, all) => {
      const name = node ? node.name : words.all;
      if (i === all.length - 1) return html("li", {}, html("span", { "aria-current": "location" }, name));
      const button = html("button", { type: "button" }, name);
      button.addEventListener("click", () => show(node, all[i + 1] && rowCell(all[i + 1])));
      return html("li", {}, button);
    });
    const back = html("button", { type: "button" }, \`↑ \${words.up}\`);
    back.addEventListener("click", up);
    if (!state.view) back.disabled = true;
    path.replaceChildren(back, html("ol", {}, ...items));
    if (state.view) path.append(html("code", {}, state.view.prefix));
  }
  function drawLegend() {
    const used = /* @__PURE__ */ new Map();
    for (const { cell } of picture?.scene.shapes ?? []) {
      const pattern = patternOf(cell, state.colourBy);
      if (used.has(pattern)) continue;
      const zone = pattern.startsWith("z") && cell.node ? state.zoneTitle(cell.node) : void 0;
      used.set(pattern, zone ?? patternText(pattern));
    }
    if (picture?.scene.shapes.some(({ used: share }) => share !== void 0)) used.set("used", words.usedLevel);
    const order = (name) => name.startsWith("z") ? Number(name.slice(1)) : 1e3;
    const items = [...used].sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
    legend.replaceChildren(
      ...items.map(([pattern, text]) => {
        const swatch = pattern === "used" ? svg("rect", { y: 9, width: 26, height: 9, class: "used" }) : svg("rect", { width: 26, height: 18, fill: \`url(#p-\${pattern})\` });
        return html("li", {}, svg("svg", { viewBox: "0 0 26 18", "aria-hidden": "true" }, swatch), text);
      })
    );
  }
  function patternText(pattern) {
    switch (pattern) {
      case "free":
      case "growth":
      case "container":
      case "active":
      case "reserved":
      case "deprecated":
        return words[pattern];
      default:
        return words.noZone;
    }
  }
  function overview() {
    const names = {
      aggregate: words.aggregates,
      region: words.regions,
      site: words.sites,
      cloud: words.clouds,
      subnet: words.subnets,
      reserved: words.reservedRanges
    };
    const counts = Object.entries(names).flatMap(([kind, name]) => {
      const nodes = state.tree.nodes.filter((node) => node.kind === kind);
      const count2 = kind === "subnet" ? nodes.length : new Set(nodes.map(baseKey)).size;
      return count2 > 0 ? [html("dt", {}, name), html("dd", {}, count2.toLocaleString("en-US"))] : [];
    });
    return [html("h2", {}, words.all), html("dl", {}, ...counts)];
  }
  function fromAddress() {
    state.view = state.fromHash(location.hash);
    draw();
  }
  window.addEventListener("popstate", fromAddress);
  window.addEventListener("beforeprint", () => table?.showAll());
  new ResizeObserver(() => {
    if (holder.clientWidth > 0 && Math.abs(holder.clientWidth - width) > 1) draw(current?.cell);
  }).observe(holder);
  fromAddress();
})();
`;
