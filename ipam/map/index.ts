export { type MapOptions, toMapHtml } from "./html.ts";
export { toMapSvg } from "./svg.ts";
