import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { leavesOf } from '#app/test-words.ts'
import { folders } from '#app/platform/folders.server.ts'

/** Every key of the words files as a page would show it by mistake: `signIn.button`. */
export async function keysOfWords(): Promise<string[]> {
  const app = path.join(folders.root, 'app')
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => /words[/\\]fr\.ts$/.test(file))
  const modules = await Promise.all(files.map((file): Promise<unknown> => import(pathToFileURL(path.join(app, file)).href)))
  return modules.flatMap((words) =>
    leavesOf(words)
      .map(({ keys: [, ...keys] }) => keys)
      .filter((keys) => keys.length > 1)
      .map((keys) => keys.join('.')),
  )
}
