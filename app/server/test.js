// `npm test` on a fresh clone: installs what is missing, then runs everything that proves the product.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './start.js'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

install()
const done = spawnSync(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'e2e/support/run-all.ts'], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = done.status ?? 1
