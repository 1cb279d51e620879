import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { build, transformSync } from 'esbuild'
import { expect, test } from 'vitest'
import { EDITOR_BYTES } from './editor-weight.ts'

async function built(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry} was not built`)
  return file.contents
}

test('the scripts of reading pages stay under 4 KB at first and 10 KB after, as they travel', async () => {
  expect(brotliCompressSync(await built('app/offline/base.client.ts')).length).toBeLessThan(4_000)
  expect(brotliCompressSync(await built('app/offline/after-idle.client.ts')).length).toBeLessThan(10_000)
})

/** A style sheet as it travels: without spaces, compressed. */
const sheet = (name: string) =>
  brotliCompressSync(transformSync(readFileSync(`app/interface/styles/${name}.css`, 'utf8'), { loader: 'css', minify: true }).code).length

test('the style sheet of reading pages stays under 5 KB, and that of staff pages adds at most 6 KB', () => {
  expect(sheet('learner')).toBeLessThanOrEqual(5_000)
  expect(sheet('staff')).toBeLessThanOrEqual(6_000)
})

test('the editor weighs what its button announces, within a tenth', async () => {
  const bytes = brotliCompressSync(await built('app/interface/editor.client.tsx')).length
  expect(Math.abs(bytes - EDITOR_BYTES)).toBeLessThan(EDITOR_BYTES / 10)
  expect(bytes).toBeLessThan(190_000)
})
