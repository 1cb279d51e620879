import { spawnSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { openInMemory } from '#db/client.server.ts'
import { folders } from '#app/platform/folders.server.ts'
import { loadContent } from '#app/publishing/load-content.server.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { identityOf } from '#app/platform/identity.server.ts'
import { identitySettings } from '#app/platform/settings.server.ts'
import { compressAssets } from './compress-assets.ts'
import { keepPictures } from './draw-identity.ts'
import { mendedDriver } from './mended-driver.ts'

/** Builds the pages with Remix. */
function buildPages(): void {
  const remix = spawnSync(
    process.execPath,
    [path.join(folders.root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js'), 'vite:build', '--logLevel', 'warn'],
    {
      cwd: folders.root,
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (remix.status !== 0) process.exit(remix.status ?? 1)
}

/** Bundles the programs that run without a compiler: the server, the `lms` command, and the thread that draws sheets. */
async function bundlePrograms(): Promise<void> {
  await build({
    entryPoints: {
      serve: path.join(folders.root, 'app/server/serve.ts'),
      lms: path.join(folders.root, 'app/commands/lms.ts'),
      paper: path.join(folders.root, 'app/paper/paper-worker.ts'),
    },
    jsx: 'automatic',
    outdir: path.join(folders.build, 'programs'),
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    plugins: [mendedDriver],
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  })
}

/** Prepares an embedded database with all tables and the content, so that a first start need not make one. */
async function prepareDatabase(): Promise<void> {
  const database = await openInMemory()
  await database.migrate(folders.migrations)
  await loadContent(database.db, folders.content, moroccoDay(new Date()))
  await database.maintain()
  const archive = await database.dump?.()
  await database.close()
  if (archive) await writeFile(path.join(folders.build, 'database.tar.gz'), Buffer.from(await archive.arrayBuffer()))
}

await rm(folders.build, { recursive: true, force: true })
buildPages()
await Promise.all([
  bundlePrograms(),
  compressAssets(folders.client),
  keepPictures(path.join(folders.build, 'identity'), identityOf(identitySettings())),
])
await prepareDatabase()
