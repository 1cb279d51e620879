import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { folders } from '#app/platform/folders.server.ts'

/** A source file: its place below the project's root, and its text. */
export type Source = { file: string; text: string }

const isTest = (file: string) => /\.(test|spec)\.tsx?$|(^|\/)test-[^/]+\.tsx?$/.test(file)

/** The TypeScript sources of a folder that are shipped: tests and their helpers are left out. */
export function sourcesIn(folder: 'app' | 'db'): Source[] {
  return readdirSync(path.join(folders.root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(folders.root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !isTest(file))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(folders.root, file), 'utf8') }))
}
