import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** The text files of the content folder: path inside it, with forward slashes → text. */
export type Files = ReadonlyMap<string, string>

const READ = /\.(?:md|yaml|svg)$/

/** Reads every text file of the content folder; of other files only the path is kept, with an empty text. */
export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const files = await Promise.all(
    paths.map(async (path) => {
      const text = READ.test(path) ? await readFile(path, 'utf8') : ''
      return [relative(folder, path).split(sep).join('/'), text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n')] as const
    }),
  )
  return new Map(files)
}

/** The names of the folders directly inside a folder, in the order of their numbers. */
export function foldersIn(files: Files, folder: string, pattern: RegExp): string[] {
  const names = new Set<string>()
  for (const path of files.keys()) {
    if (!path.startsWith(`${folder}/`)) continue
    const [name, ...rest] = path.slice(folder.length + 1).split('/')
    if (name !== undefined && rest.length > 0 && pattern.test(name)) names.add(name)
  }
  return [...names].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
