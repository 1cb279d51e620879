import { settingsSchema } from './settings.server.ts'

type Name = keyof typeof settingsSchema.shape

/** What each setting means, and what counts where it is not set and the schema gives no value. A setting without a line does not compile. */
const MEANINGS: Record<Name, { about: string; unset?: string }> = {
  PORT: { about: 'where it listens' },
  HOST: { about: 'the address it listens on; `0.0.0.0` for all' },
  DATA_DIR: { about: 'embedded database, kept e-mails, secret of the demonstration' },
  DATABASE_URL: { about: 'PostgreSQL 15 or newer instead of the embedded database' },
  MIGRATION_DATABASE_URL: {
    about: 'the same database under the role that owns its tables; `DATABASE_URL` then names a role that may only log in',
  },
  DATABASE_REPLICA_URL: { about: 'a copy that follows it by streaming, for pages that only read; may be some seconds behind' },
  DATABASE_CONNECTIONS: { about: 'size of the pool' },
  DATABASE_PREPARE: { about: '`no` behind a pooler in transaction mode', unset: 'yes' },
  FILES_URL: {
    about: 'a bucket of an S3-compatible store for the files of people, `https://KEY:SECRET@host/bucket?region=…`',
    unset: 'the folder `files` of `DATA_DIR`',
  },
  SECRET: { about: 'at least 32 random characters, the same on every machine; demanded outside demonstration mode' },
  DEMONSTRATION: { about: '`yes` or `no` decides what is otherwise derived' },
  BASE_URL: {
    about:
      'the public address, for links; without it only addresses in numbers and localhost are answered. Demanded with `SMTP_URL`, and with `TRUST_PROXY` outside demonstration mode',
  },
  TRUST_PROXY: { about: '`yes` when a proxy sets `X-Forwarded-*`', unset: 'no' },
  SMTP_URL: {
    about: 'where e-mails leave by, `smtp://` or `smtps://`; without it they are kept in `DATA_DIR`, for administrators to read',
  },
  MAIL_FROM: { about: 'the address that e-mails come from; demanded with `SMTP_URL`' },
  WORK: { about: '`no` when `lms work` does the work of the queue in a process of its own', unset: 'yes' },
  WEB_CONCURRENCY: { about: 'how many processes answer people, each with a pool of its own; more than one needs `DATABASE_URL`' },
  BACKUP_DIR: { about: 'a folder where a backup is made each night' },
  BACKUP_DAYS: { about: 'for how many days those are kept' },
  METRICS_TOKEN: { about: 'at least 16 characters; who brings it as `Authorization: Bearer …` reads `/metrics`' },
  SECOND_FACTOR: {
    about: 'of whom a second factor is demanded: `off`, `administrators` or `staff`; everybody may use one',
    unset: 'administrators; off in the demonstration',
  },
  SITE_NAME: { about: 'the name shown, at most 40 signs' },
  SITE_SHORT_NAME: { about: 'the name on home screens of phones, at most 12 signs', unset: 'the name, cut short' },
  SITE_COLOUR: { about: 'links and main buttons; refused where text in it cannot be read', unset: '#2e3a8c' },
  SITE_COLOUR_DARK: { about: 'the same on dark pages', unset: 'made from `SITE_COLOUR`' },
  SITE_LOGO: { about: 'an SVG file of at most 20 KB, without scripts or links', unset: 'the mark of Passerelle' },
  PASSWORD_COST: { about: '`low` for tests only' },
  PSEUDO_WORDS: { about: '`yes` shows lengthened texts in the place of English, for development and tests', unset: 'no' },
  LOG_LEVEL: { about: 'fatal, error, warn, info, debug, silent' },
}

const NAMES = Object.keys(MEANINGS).filter((name): name is Name => name in MEANINGS)

const unsetText = (name: Name): string => {
  const value: unknown = settingsSchema.shape[name].safeParse(undefined).data
  return MEANINGS[name].unset ?? (value === undefined ? '–' : String(value))
}

/** The settings of the program as a table for people, from the schema that checks them at start. */
export const settingsTable = (): string =>
  [
    '| name | default | meaning |',
    '|---|---|---|',
    ...NAMES.map((name) => `| \`${name}\` | ${unsetText(name)} | ${MEANINGS[name].about} |`),
  ].join('\n')
