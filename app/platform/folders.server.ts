import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's root: the nearest folder upwards that holds package.json. */
function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder)
    if (above === folder) throw new Error('package.json was not found above the program')
    folder = above
  }
  return folder
}

const root = findRoot()
const build = path.resolve(root, process.env['PASSERELLE_BUILD'] ?? 'build')
const archive = path.join(build, 'database.tar.gz')

/** Where the program finds what it ships with. */
export const folders = {
  root,
  migrations: path.join(root, 'db', 'migrations'),
  content: path.join(root, 'content'),
  build,
  client: path.join(build, 'client'),
  /** The prepared embedded database with tables and content, where one was built. */
  archive: existsSync(archive) ? archive : undefined,
} as const
