import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { folders } from '#app/platform/folders.server.ts'

// `npm run test:long`: what takes long by nature, before an issue is called done. Fifty kills on each engine with every replay, a first start killed
// at thirty moments, troubles that last as long as in life, and the stories in their long forms. `-- faults` leaves out the stories.

function run(parameters: readonly string[]): boolean {
  const { status } = spawnSync(process.execPath, parameters, {
    cwd: folders.root,
    stdio: 'inherit',
    env: { ...process.env, LONG: 'yes', DATABASE_URL: '' },
  })
  return status === 0
}

const packageFile = (...steps: string[]) => path.join(folders.root, 'node_modules', ...steps)
const start = pathToFileURL(path.join(folders.root, 'app', 'server', 'start.js')).href

const isBuilt =
  process.env['PASSERELLE_BUILD'] !== undefined || run(['-e', `import(${JSON.stringify(start)}).then(({ build }) => build())`])
const faults = isBuilt && run([packageFile('vitest', 'vitest.mjs'), 'run', '--config', 'e2e/faults/vitest.config.ts'])
const areWanted = process.argv[2] !== 'faults'
const stories = isBuilt && areWanted && run([packageFile('@playwright', 'test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts'])
process.stdout.write(`\nfaults ${faults ? 'ok' : 'FAILED'}${areWanted ? `, stories ${stories ? 'ok' : 'FAILED'}` : ''}\n`)
process.exitCode = faults && (stories || !areWanted) ? 0 : 1
