import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { installGlobals, type ServerBuild } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { FolderInUse } from '#db/folder-lock.ts'
import { people } from '#db/schema/people.ts'
import { ACCOUNTS, castPerson, DEMONSTRATION_PASSWORD } from '#db/seed/cast.ts'
import { seedDemonstration } from '#db/seed/seed-demonstration.ts'
import { databasePlace, openDatabase } from '#app/platform/database.server.ts'
import type { Identity } from '#app/platform/identity.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import { describeError, openLog, type Log } from '#app/platform/log.server.ts'
import { maintainDatabase } from '#app/platform/maintain-database.server.ts'
import { hashPassword } from '#app/platform/password.server.ts'
import { secretOf } from '#app/platform/secret.server.ts'
import type { Settings } from '#app/platform/settings.server.ts'
import { loadContent } from '#app/publishing/load-content.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { openMail } from '#app/platform/mail.server.ts'
import { startWorker } from '#app/platform/worker.server.ts'
import { work } from '#app/jobs.server.ts'
import { listenForCommands } from '#app/commands/through-server.ts'
import { openAssets } from './assets.ts'
import { endServer } from './end-server.ts'
import { picturesOf } from './draw-identity.ts'
import { withIdentity } from './identity-assets.ts'
import { createWebServer, type PageHandler } from './http.ts'
import { openMetrics } from './metrics.ts'
import { readiness } from './readiness.ts'
import { narrowHandler, routeNames } from './narrow-handler.ts'

const MAINTENANCE_EVERY = 6 * 3_600_000
const STOP_LIMIT = 10_000

/** One clear line for the operator, and the end. */
function refuse(lines: string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
}

async function openOrRefuse(settings: Settings): Promise<Database> {
  try {
    return await openDatabase(settings, { migrations: folders.migrations, archive: folders.archive })
  } catch (error) {
    if (error instanceof FolderInUse) refuse([error.message])
    refuse([`The database at ${databasePlace(settings)} could not be opened: ${describeError(error).message}`])
  }
}

async function pageHandler(): Promise<{ handlePage: PageHandler; routeName: (pathname: string) => string }> {
  const file = path.join(folders.build, 'server', 'index.js')
  if (!existsSync(file)) refuse(['The site is not built yet. Run: npm run build'])
  const build = (await import(pathToFileURL(file).href)) as ServerBuild
  return { handlePage: narrowHandler(build, process.env['NODE_ENV']), routeName: routeNames(build) }
}

/** Real use does not begin on the demonstration world: everybody knows the password of its administrator. */
async function refuseDemonstration(database: Database, settings: Settings): Promise<void> {
  if (settings.isDemonstration || (await database.db.$count(people, eq(people.isDemonstration, true))) === 0) return
  await database.close()
  refuse([
    `The database at ${databasePlace(settings)} holds the demonstration, whose passwords everybody knows. Take an empty one for real use, or set DEMONSTRATION=yes.`,
  ])
}

async function prepare(database: Database, settings: Settings, log: Log): Promise<void> {
  const now = new Date()
  const report = await loadContent(database.db, folders.content, moroccoDay(now))
  log.info({ imported: report.imported.length, problems: report.skipped.length, ms: report.milliseconds }, 'content loaded')
  if (!settings.isDemonstration) return
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD, settings.passwordCost)
  if (await seedDemonstration(database.db, { now, passwordHash })) log.info('demonstration world written')
}

/** Says where the site is, and who may look at the demonstration. */
function sayReady(settings: Settings, port: number): void {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  const lines = [``, `Passerelle: http://${host}:${port}`]
  if (settings.isDemonstration) {
    lines.push('', `Demonstration accounts, password "${DEMONSTRATION_PASSWORD}":`)
    for (const { name, role } of ACCOUNTS) {
      const person = castPerson(name)
      lines.push(`  ${(person.phone ?? person.email ?? '').padEnd(28)} ${role.padEnd(14)} ${person.fullName}`)
    }
  }
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

/** Starts one process of the site: database, content, demonstration world, web server; and ends it gracefully on a signal. */
export async function serveOne(settings: Settings, identity: Identity): Promise<void> {
  installGlobals({ nativeFetch: true })
  const log = openLog(settings.logLevel)
  const [built, pictures, pages, secret, database] = await Promise.all([
    openAssets(folders.client),
    picturesOf(path.join(folders.build, 'identity'), identity),
    pageHandler(),
    secretOf(settings),
    openOrRefuse(settings),
  ])
  await refuseDemonstration(database, settings)
  await database.alone(() => prepare(database, settings, log))
  const assets = withIdentity(built, identity, pictures)
  const watched = {
    readiness: () => readiness(database.db, settings, new Date()),
    metrics: settings.metricsToken === undefined ? undefined : openMetrics(database.db),
  }
  const server = createWebServer({
    openDb: database.openDb,
    hasReplica: database.replica !== undefined,
    settings,
    secret,
    log,
    assets,
    ...pages,
    ...watched,
  })
  server.once('error', async (error: NodeJS.ErrnoException) => {
    await database.close()
    refuse([
      error.code === 'EADDRINUSE'
        ? `Port ${settings.port} is in use. Stop the other program, or choose another PORT.`
        : `The server could not listen: ${error.message}`,
    ])
  })
  server.listen(settings.port, settings.host, () => {
    if (cluster.isPrimary) sayReady(settings, (server.address() as AddressInfo).port)
  })
  const maintenance = setInterval(() => {
    maintainDatabase(database, new Date()).catch((error: unknown) => log.error({ error: describeError(error) }, 'maintenance failed'))
  }, MAINTENANCE_EVERY)
  maintenance.unref()
  const commands =
    database.engine === 'embedded'
      ? listenForCommands(
          settings.dataDir,
          () => ({ database, settings, now: new Date() }),
          (error) => log.error({ error: describeError(error) }, 'command failed'),
        )
      : undefined
  const worker = settings.works ? startWorker({ db: database.db, settings, secret, log, mail: openMail(settings), work }) : undefined
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    clearInterval(maintenance)
    commands?.close()
    setTimeout(() => process.exit(1), STOP_LIMIT).unref()
    Promise.all([endServer(server), worker?.stop()])
      .then(() => database.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
