import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, type as systemType } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { folders } from '#app/platform/folders.server.ts'
import { startPostgres } from '../support/postgres.ts'
import { startSite, type Site, type SiteWishes } from '../support/site.ts'
import { figuresText, type Figures } from './figures-text.ts'
import { countSignIn, measurePages, weighPages } from './measure-pages.ts'
import { measureQuizzes } from './measure-quizzes.ts'
import { measureStarts } from './measure-starts.ts'
import { memoryOf } from './processor-time.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    seconds: { type: 'string', default: '5' },
    starts: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
})
const milliseconds = Number(values.seconds) * 1000

async function onSite<T>(wishes: SiteWishes, work: (site: Site) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-load-'))
  const site = await startSite({ ...wishes, dataDir, environment: { LOG_LEVEL: 'info' } })
  try {
    return await work(site)
  } finally {
    await site.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Measures starts, weights and pages on both engines. Ratios to the bare server count: absolute figures are those of this machine at this hour. */
async function load(): Promise<Figures> {
  const loadBefore = loadavg()[0] ?? 0
  const isWhole = values.only !== 'quizzes'
  const starts = isWhole ? await measureStarts(Number(values.starts)) : { empty: [], existing: [] }
  const memory: Figures['memory'] = {}
  const measured = async (engine: string, site: Site) => {
    const figures = await measurePages(site, engine, milliseconds)
    memory[engine] = await memoryOf(site.process.pid)
    return figures
  }
  const embedded = isWhole
    ? await onSite({}, async (site) => ({
        weights: await weighPages(site),
        pages: await measured('embedded', site),
        signIn: await countSignIn(site),
      }))
    : { weights: [], pages: [], signIn: undefined }
  const postgres = await startPostgres()
  try {
    const { pages, quizzes } = await onSite({ databaseUrl: postgres.url }, async (site) => ({
      pages: isWhole ? await measured('postgresql', site) : [],
      quizzes: await measureQuizzes(site, postgres.url),
    }))
    const machine = { processors: cpus().length, node: process.versions.node, system: systemType(), loadBefore }
    return {
      at: new Date().toISOString(),
      machine,
      starts,
      weights: embedded.weights,
      signIn: embedded.signIn,
      memory,
      pages: [...embedded.pages, ...pages],
      quizzes,
    }
  } finally {
    await postgres.stop()
  }
}

if (!folders.archive) {
  process.stderr.write('The site is not built yet. Run: npm run build\n')
  process.exit(1)
}
const figures = await load()
process.stdout.write(`${figuresText(figures)}\n`)
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`)
