import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '#db/handle.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { makeBackup } from './make-backup.server.ts'
import type { Settings } from './settings.server.ts'

const OWN_NAME = /^passerelle-(\d{4}-\d{2}-\d{2})\.backup$/
const DAY_MS = 86_400_000

async function ownBackups(folder: string): Promise<Array<{ file: string; day: string }>> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  return names
    .map((name) => ({ file: path.join(folder, name), day: OWN_NAME.exec(name)?.[1] ?? '' }))
    .filter(({ day }) => day !== '')
    .sort((one, other) => other.day.localeCompare(one.day))
}

/** When the latest of the daily backups was made; null where there is none. */
export async function lastBackup(folder: string): Promise<Date | null> {
  const [latest] = await ownBackups(folder)
  return latest ? (await stat(latest.file)).mtime : null
}

/**
 * Makes the backup of a day of Morocco in the folder that BACKUP_DIR names, then deletes those older than BACKUP_DAYS days; files of other names stay. Does
 * nothing where no folder is named. Throws when the backup cannot be made: then nothing is deleted.
 */
export async function keepBackups(db: Db, settings: Settings, now: Date): Promise<void> {
  const { backupDir, backupDays } = settings
  if (backupDir === undefined) return
  await makeBackup(db, settings, path.join(backupDir, `passerelle-${moroccoDay(now)}.backup`), now)
  const oldest = moroccoDay(new Date(now.getTime() - backupDays * DAY_MS))
  for (const { file, day } of await ownBackups(backupDir)) if (day < oldest) await rm(file)
}
