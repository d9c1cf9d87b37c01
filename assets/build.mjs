// Builds what the browser is given into the folder named on the command line: app.css, app.js, network.js and the pictures.
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "..", "node_modules");
const out = process.argv[2];

mkdirSync(out, { recursive: true });

const css = sass.compile(join(here, "app.scss"), {
  loadPaths: [packages],
  style: "compressed",
  quietDeps: true,
  silenceDeprecations: ["import"],
});
writeFileSync(join(out, "app.css"), css.css);

await esbuild.build({
  entryPoints: [join(here, "app.js"), join(here, "network.js")],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "none",
  outdir: out,
});

if (existsSync(join(here, "static"))) cpSync(join(here, "static"), out, { recursive: true });

// Beside each, the same compressed: the web server sends it to browsers that can read it.
for (const name of ["app.css", "app.js", "network.js"]) {
  const plain = join(out, name);
  writeFileSync(`${plain}.gz`, gzipSync(readFileSync(plain), { level: 9 }));
}
