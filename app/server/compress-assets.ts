import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
const COMPRESSED = new Set(['.js', '.css', '.svg', '.webmanifest', '.txt'])

/** Writes a `.br` and a `.gz` beside each built file that gains from it, at the highest quality: done once, at build. */
export async function compressAssets(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const wanted = files.filter((file) => file.isFile() && COMPRESSED.has(path.extname(file.name)))
  await Promise.all(
    wanted.map(async (file) => {
      const full = path.join(file.parentPath, file.name)
      const body = await readFile(full)
      const [br, gz] = await Promise.all([
        brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
        zip(body, { level: 9 }),
      ])
      if (br.length < body.length) await writeFile(`${full}.br`, br)
      if (gz.length < body.length) await writeFile(`${full}.gz`, gz)
    }),
  )
}
