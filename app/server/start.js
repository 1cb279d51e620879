// The one command of a fresh clone: installs what is missing, builds what is old, and starts. Plain JavaScript, because nothing is installed yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const NEEDED = [20, 19]
const SOURCES = ['app', 'db', 'content', 'public', 'package-lock.json', 'vite.config.ts', 'remix.config.js', 'tsconfig.json']

/** @param {string} line @returns {never} */
function refuse(line) {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/** @param {string} command @param {string[]} parameters @param {string} failure */
function run(command, parameters, failure) {
  const done = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status !== 0) refuse(failure)
}

/** @param {string} place @returns {string[]} */
function filesOf(place) {
  const full = path.join(root, place)
  if (!existsSync(full)) return []
  try {
    return readdirSync(full, { withFileTypes: true }).flatMap((entry) => filesOf(path.join(place, entry.name)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [place]
    throw error
  }
}

/** @param {string[]} places */
function fingerprint(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** @param {string} file @param {string} value */
function isSame(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

/** Installs the packages of the lock file unless they are there already. */
export function install() {
  const mark = path.join(root, 'node_modules', '.passerelle')
  const wanted = fingerprint(['package-lock.json'])
  if (isSame(mark, wanted)) return
  process.stdout.write('Installing packages (once, about a minute)…\n')
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed. Is there a network? Run: npm ci')
  writeFileSync(mark, wanted)
}

/** Builds the site unless the sources are those of the last build. */
export function build() {
  const mark = path.join(root, 'build', '.passerelle')
  const wanted = fingerprint(SOURCES)
  if (isSame(mark, wanted)) return
  process.stdout.write('Building the site (about half a minute)…\n')
  run(
    process.execPath,
    [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), path.join('app', 'server', 'build.ts')],
    'The site could not be built: see the lines above.',
  )
  mkdirSync(path.dirname(mark), { recursive: true })
  writeFileSync(mark, wanted)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < (NEEDED[0] ?? 0) || (major === NEEDED[0] && minor < (NEEDED[1] ?? 0)))
  refuse(`Passerelle needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}.`)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  install()
  build()
  process.env['NODE_ENV'] ??= 'production'
  process.chdir(root)
  await import(path.join(root, 'build', 'programs', 'serve.mjs'))
}
