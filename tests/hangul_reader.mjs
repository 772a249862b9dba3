// Lays a 한글 document out with @rhwp/core and prints, as JSON, the letters of each page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file] = process.argv.slice(2);
// A browser would measure text; here 한글 is square and the rest is half as wide.
globalThis.measureTextWidth = (font, text) => {
  const size = parseFloat(/([\d.]+)px/.exec(font)?.[1] ?? '10');
  return [...text].reduce((sum, each) => sum + size * (each.codePointAt(0) > 0x1100 ? 1 : 0.5), 0);
};
const core = join(folder, 'node_modules', '@rhwp', 'core');
const { default: init, HwpDocument } = await import(pathToFileURL(join(core, 'rhwp.js')));
await init({ module_or_path: readFileSync(join(core, 'rhwp_bg.wasm')) });
const opened = new HwpDocument(new Uint8Array(readFileSync(file)));
const pages = Array.from({ length: opened.pageCount() }, (_, page) => opened.renderPageSvg(page));
const letters = (svg) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((found) => found[1]);
process.stdout.write(JSON.stringify(pages.map((svg) => letters(svg).join(''))));
