import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const require = createRequire(import.meta.url)

async function tools(): Promise<Buffer[]> {
  const program = await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))
  // The program is one for the whole process: somebody else may have started it.
  await initWasm(program).catch((error: unknown) => {
    if (!String(error).includes('Already initialized')) throw error
  })
  const names = ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold']
  return Promise.all(names.map((name) => readFile(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))))
}
let ready: Promise<Buffer[]> | undefined

/** Draws an SVG as PNG with the fonts of the house, which join Arabic letters: without a network and without a browser. */
export async function renderPicture({ svg, width }: { svg: string; width: number }): Promise<Buffer> {
  const fontBuffers = await (ready ??= tools())
  const font = { fontBuffers, defaultFontFamily: 'DejaVu Sans Condensed', loadSystemFonts: false }
  return Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: width }, font }).render().asPng())
}
