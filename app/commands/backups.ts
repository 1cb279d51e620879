import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ArchiveRefused } from '#db/archive/archive-file.ts'
import { ArchiveDiffers } from '#db/archive/write-tables.ts'
import { PlaceNotEmpty } from '#db/client.server.ts'
import { FolderInUse } from '#db/folder-lock.ts'
import { makeBackup } from '#app/platform/make-backup.server.ts'
import { moveToPostgres } from '#app/platform/move-to-postgres.server.ts'
import { ArchiveOfOther, restoreBackup, type Restored } from '#app/platform/restore-backup.server.ts'
import { settingsFromEnvironment } from '#app/platform/settings.server.ts'
import { refused, type Command, type CommandResult } from './command.ts'

const REASONS = {
  'not-an-archive': 'it is no backup of Passerelle',
  'newer-format': 'it was made by a newer version of Passerelle',
  'cut-short': 'it ends too soon: it was not written or copied whole',
  damaged: 'it is damaged: its contents are not those that were written',
}
const RELATIONS = {
  newer: 'it was made by a newer version of Passerelle. Update this one first',
  other: 'its tables are those of another program',
}

/** What a fault says in one line, or the fault itself where it is not one that an operator can mend. */
function reasonOf(error: unknown): string {
  if (error instanceof ArchiveRefused) return REASONS[error.because]
  if (error instanceof ArchiveOfOther) return RELATIONS[error.relation]
  if (error instanceof PlaceNotEmpty) return `there is a database at ${error.message} already. Choose an empty place`
  if (error instanceof FolderInUse || error instanceof ArchiveDiffers) return error.message
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.message
  throw error
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
const contents = ({ tables, rows, files }: { tables: number; rows: number; files: number }) =>
  `${tables} tables, ${rows} rows, ${files} files`

/** Writes everything into one file while people work. */
export const backup: Command = {
  name: 'backup',
  usage: 'FILE [--json]',
  about: 'writes the whole database and the kept files into one file, as of one instant, while the server runs',
  needs: 'database',
  async run({ positionals: [file] }, { database: { db }, settings, now }) {
    if (file === undefined) return refused('backup needs the name of a file.')
    try {
      const made = await makeBackup(db, settings, file, now)
      return {
        exitCode: 0,
        text: `${file}: ${contents(made)}, ${megabytes(made.bytes)}. It holds personal data: keep it as carefully as the database.`,
        json: made,
      }
    } catch (error) {
      return refused(`The backup ${file} was not made: ${reasonOf(error)}. Nothing was left behind.`)
    }
  },
}

const restoredText = (restored: Restored) => `${contents(restored)} of ${restored.at}; every table holds what it held`

async function restoring(
  file: string | undefined,
  name: string,
  work: (file: string) => Promise<Restored>,
  say: (restored: Restored) => string,
): Promise<CommandResult> {
  if (file === undefined) return refused(`${name} needs the name of a file.`)
  try {
    const restored = await work(file)
    return { exitCode: 0, text: say(restored), json: restored }
  } catch (error) {
    return refused(`${file} was not restored: ${reasonOf(error)}. Nothing was changed.`)
  }
}

/** Restores a backup into the empty place that the settings name. */
export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--json]',
  about: 'fills an empty DATA_DIR or DATABASE_URL from a backup and compares every table',
  needs: 'nothing',
  run: ({ positionals: [file] }) =>
    restoring(
      file,
      'restore',
      (given) => restoreBackup(given, settingsFromEnvironment()),
      (restored) => `Restored: ${restoredText(restored)}.`,
    ),
}

/** Proves that a backup can be restored, in a temporary place that is removed afterwards. */
export const restoreDrill: Command = {
  name: 'restore-drill',
  usage: 'FILE [--json]',
  about: 'restores a backup into a temporary folder, compares every table and removes the folder',
  needs: 'nothing',
  async run({ positionals: [file] }) {
    const dataDir = path.join(tmpdir(), `passerelle-drill-${randomUUID()}`)
    try {
      return await restoring(
        file,
        'restore-drill',
        (given) => restoreBackup(given, { dataDir, databaseUrl: undefined, migrationDatabaseUrl: undefined }),
        (restored) => `The backup can be restored: ${restoredText(restored)}. The trial was removed.`,
      )
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

/** Moves everything from the embedded database to an empty database of a PostgreSQL server. */
export const migrateToPostgres: Command = {
  name: 'migrate-to-postgres',
  usage: 'URL [--json]',
  about: 'copies the embedded database into an empty PostgreSQL database and compares every table; stop the server first',
  needs: 'nothing',
  async run({ positionals: [url] }) {
    if (url === undefined || !/^postgres(ql)?:\/\//.test(url))
      return refused('migrate-to-postgres needs an address that begins with postgres://')
    try {
      const moved = await moveToPostgres(settingsFromEnvironment(), url)
      return {
        exitCode: 0,
        text: `Copied: ${moved.tables.length} tables, ${moved.rows} rows; every table holds the same on both sides. Set DATABASE_URL and start. The embedded database stays where it was.`,
        json: moved,
      }
    } catch (error) {
      return refused(`Nothing was moved: ${reasonOf(error)}.`)
    }
  },
}
