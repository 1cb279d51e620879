import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { folders } from '#app/platform/folders.server.ts'
import { ensureChromium } from './chromium.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

type Tally = { name: string; passed: number; failed: number; seconds: number }

const bin = (name: string) => path.join(folders.root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

function run(command: string, parameters: string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: folders.root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    })
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
}

async function timed(name: string, work: () => Promise<{ passed: number; failed: number }>): Promise<Tally> {
  process.stdout.write(`\n── ${name}\n`)
  const started = performance.now()
  const { passed, failed } = await work()
  return { name, passed, failed, seconds: Math.round((performance.now() - started) / 1000) }
}

/** A check that passes or fails as a whole. */
const check = (name: string, command: string, parameters: string[]) =>
  timed(name, async () => ((await run(command, parameters)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }))

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() })

async function vitest(
  folder: string,
  parameters: string[],
  environment: Record<string, string>,
): Promise<{ passed: number; failed: number }> {
  const report = path.join(folder, `vitest-${Math.random().toString(36).slice(2)}.json`)
  const code = await run(bin('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...parameters], {
    FRESH_WORLD: 'yes',
    ...environment,
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, numFailedTestSuites } = vitestReport.parse(JSON.parse(await readFile(report, 'utf8')))
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0, code === 0 ? 0 : 1)
  return { passed: numPassedTests, failed }
}

const storyReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })

async function stories(folder: string): Promise<{ passed: number; failed: number }> {
  if (!ensureChromium()) {
    process.stderr.write(
      'No Chromium was found, and none could be installed. Install one, or name it: CHROMIUM=/path/to/chromium npm test\n',
    )
    return { passed: 0, failed: 1 }
  }
  const report = path.join(folder, 'stories.json')
  const code = await run(bin('playwright'), ['test', '--config', 'e2e/playwright.config.ts'], {
    STORY_REPORT: report,
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  })
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = storyReport.parse(JSON.parse(await readFile(report, 'utf8'))).stats
  if (flaky > 0) process.stdout.write(`${flaky} stories passed at the second try only: see above.\n`)
  return { passed: expected + flaky, failed: Math.max(unexpected, code === 0 ? 0 : 1) }
}

async function onPostgres(folder: string): Promise<{ passed: number; failed: number }> {
  let server: TestPostgres
  try {
    server = await startPostgres()
  } catch (error) {
    process.stderr.write(
      `No PostgreSQL could be started (${error instanceof Error ? error.message : 'unknown'}). Name one: TEST_DATABASE_URL=postgres://… npm test\n`,
    )
    return { passed: 0, failed: 1 }
  }
  try {
    return await vitest(folder, ['--project', 'database'], { DATABASE_URL: server.url })
  } finally {
    await server.stop()
  }
}

/** Runs everything that proves the product, prints what each part took, and ends with one line: N passed, N failed. */
async function runAll(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'passerelle-tests-'))
  const tallies = [
    await check('types', bin('tsc'), ['-p', '.']),
    await check('lint', bin('eslint'), ['.']),
    await check('format', bin('prettier'), ['--check', '--log-level', 'warn', 'app', 'db', 'e2e']),
    await check('import rules', bin('depcruise'), ['--config', 'app/import-rules.cjs', 'app', 'db', 'e2e']),
    await check('styles', bin('stylelint'), ['app/**/*.css']),
    await check('content', bin('tsx'), ['app/commands/lms.ts', 'check-content']),
    await timed('rules and pages, embedded database', () => vitest(folder, [], { DATABASE_URL: '' })),
    await timed('the same on PostgreSQL', () => onPostgres(folder)),
    await check('build', process.execPath, ['-e', "import('./app/server/start.js').then((start) => start.build())"]),
    await timed('faults: kills, wrong starts, hostile requests', () =>
      vitest(folder, ['--config', 'e2e/faults/vitest.config.ts'], { DATABASE_URL: '' }),
    ),
    await timed('stories in a browser', () => stories(folder)),
  ]
  await rm(folder, { recursive: true, force: true })
  process.stdout.write('\n')
  for (const { name, passed, failed, seconds } of tallies) {
    process.stdout.write(
      `${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(46)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s\n`,
    )
  }
  const total = (key: 'passed' | 'failed') => tallies.reduce((sum, tally) => sum + tally[key], 0)
  process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed\n`)
  process.exitCode = total('failed') > 0 ? 1 : 0
}

await runAll()
