export { toMapHtml } from "./html.ts";
export { toMapSvg } from "./svg.ts";
