import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import { folders } from '#app/platform/folders.server.ts'

const GONE = `error(Errors.connection('CONNECTION_CLOSED', options, socket))`

/** What is put in the place of what; each is there as often as said, or the build stops. */
const MENDS: ReadonlyArray<{ was: string; is: string; times: number }> = [
  {
    was: '  function nextWrite(fn) {\n',
    is: `  function nextWrite(fn) {\n    if (socket === null) {\n      chunk = nextWriteTimer = null\n      ${GONE}\n      return true\n    }\n`,
    times: 1,
  },
  { was: '    clearImmediate(nextWriteTimer)\n', is: '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n', times: 2 },
]

/** The text of the driver's connection with its fault mended. Throws where the driver is no longer the one that has it. */
export function mendedConnection(text: string): string {
  return MENDS.reduce((mended, { was, is, times }) => {
    if (mended.split(was).length !== times + 1)
      throw new Error(
        'The driver postgres has changed: look whether it still writes to a connection that is closed, and mend or remove mended-driver.ts',
      )
    return mended.replaceAll(was, is)
  }, text)
}

/**
 * Bundles the driver `postgres` with a mend that version 3.4.9 lacks (its issues 1066, 1154 and 1208): a small write waits for a moment, and when the
 * line breaks in that moment it is written to nothing, outside of any promise, which ends the whole program; and a connection that broke so never
 * writes again. Mended, the query is refused as on any broken line.
 */
export const mendedDriver: Plugin = {
  name: 'mended-driver',
  setup(build) {
    build.onResolve({ filter: /^postgres$/ }, () => ({ path: path.join(folders.root, 'node_modules', 'postgres', 'src', 'index.js') }))
    build.onLoad({ filter: /[\\/]postgres[\\/]src[\\/]connection\.js$/ }, async (file) => ({
      contents: mendedConnection((await readFile(file.path, 'utf8')).replaceAll('\r\n', '\n')),
      loader: 'js',
    }))
  },
}
