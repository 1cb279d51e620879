import path from 'node:path'
import { z } from 'zod'
import { canBeRead, standsOut, type Scheme } from '#app/rules/brand.ts'
import { COLOUR, TEXT_CONTRAST } from '#app/rules/contrast.ts'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

const flag = z
  .enum(['yes', 'no'])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === 'yes'))

/** A colour in which text can be read on the pages of a scheme, and on which text can be read. */
const brandColour = (scheme: Scheme) =>
  z
    .string()
    .regex(COLOUR, 'is a colour like #2e3a8c')
    .refine((colour) => !COLOUR.test(colour) || canBeRead(colour, scheme), {
      error: ({ input }) =>
        `${input} stands out ${standsOut(String(input), scheme).toFixed(1)} to 1 on ${scheme} pages; text needs ${TEXT_CONTRAST}. Choose a ${scheme === 'light' ? 'darker' : 'paler'} colour.`,
    })
    .optional()

/** What the environment may hold; `settings-table.ts` says it in words. */
export const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres:// or postgresql://')
    .optional(),
  MIGRATION_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres:// or postgresql://')
    .optional(),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres:// or postgresql://')
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  DATABASE_PREPARE: flag,
  FILES_URL: z
    .string()
    .regex(
      /^https?:\/\/[^/\s:@]+:[^/\s@]+@[^/\s@]+\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?(\?region=[a-z0-9-]{1,30})?$/,
      'is https://KEY:SECRET@host/bucket?region=…',
    )
    .optional(),
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRET: z.string().min(32, 'has at least 32 characters').optional(),
  DEMONSTRATION: flag,
  TRUST_PROXY: flag,
  SECOND_FACTOR: z.enum(['off', 'administrators', 'staff']).optional(),
  PASSWORD_COST: z.enum(['normal', 'low']).default('normal'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  PSEUDO_WORDS: flag,
  SITE_NAME: z.string().min(1).max(40).default('Passerelle'),
  SITE_SHORT_NAME: z.string().min(1).max(12).optional(),
  SITE_COLOUR: brandColour('light'),
  SITE_COLOUR_DARK: brandColour('dark'),
  SITE_LOGO: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'starts with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>@\r\n]{1,60} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
      'is an address, or a name and an address: Passerelle <mail@example.org>',
    )
    .optional(),
  WORK: flag,
  WEB_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(1),
  METRICS_TOKEN: z.string().min(16, 'has at least 16 characters').optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_DAYS: z.coerce.number().int().min(1).max(3650).default(14),
})

/** What the operator may set, checked once at start. */
export type Settings = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  /** The same database under the role that owns the tables: migrations run with it, and the program's own role may only read and write rows. */
  migrationDatabaseUrl: string | undefined
  /** A copy that follows the database: pages that only read are answered from it. */
  databaseReplicaUrl: string | undefined
  databaseConnections: number
  databasePrepare: boolean
  /** The bucket of an S3-compatible store where files of people stand; in the data folder where it is not set. */
  filesUrl: string | undefined
  baseUrl: string | undefined
  /** Undefined only in demonstration mode, where one is made and kept in the data folder. */
  secret: string | undefined
  isDemonstration: boolean
  trustsProxy: boolean
  /** Of whom a second factor is demanded. */
  secondFactor: 'off' | 'administrators' | 'staff'
  passwordCost: 'normal' | 'low'
  logLevel: z.infer<typeof settingsSchema>['LOG_LEVEL']
  /** Development and tests: pseudo texts in the place of the English ones, so that a text outside the words files is seen. */
  showsPseudoWords: boolean
  siteName: string
  /** For home screens of phones; the name cut short where it is not set. */
  siteShortName: string | undefined
  /** The colour of links and main buttons, on light and on dark pages; the second is made from the first where it is not set. */
  siteColour: string | undefined
  siteColourInDark: string | undefined
  /** The place of an SVG drawing. */
  siteLogo: string | undefined
  /** Where e-mails leave by; without it they are put into the folder `outbox` of the data folder. */
  smtpUrl: string | undefined
  mailFrom: string
  /** Whether the web process also does the work of the queue; otherwise `lms work` runs beside it. */
  works: boolean
  /** How many processes answer people on this machine. */
  webConcurrency: number
  /** What a program brings that reads the figures of the service; without it there are none. */
  metricsToken: string | undefined
  /** Where a backup is made each night, and for how many days it is kept. */
  backupDir: string | undefined
  backupDays: number
}

/** The settings are wrong: one line for each fault, to print as they are. */
export class WrongSettings extends Error {
  override name = 'WrongSettings'
  constructor(readonly faults: string[]) {
    super(faults.join('\n'))
  }
}

/**
 * Reads the settings from an environment. Demonstration mode holds when there is no DATABASE_URL and the server listens on a loopback address, or
 * when DEMONSTRATION=yes; everywhere else a SECRET is demanded. Throws WrongSettings with one line per fault.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const set = parsed.data
  const isDemonstration = set.DEMONSTRATION ?? (set.DATABASE_URL === undefined && LOOPBACK.includes(set.HOST))
  if (!isDemonstration && set.SECRET === undefined) {
    throw new WrongSettings([
      'SECRET: is missing. Outside demonstration mode it is required: at least 32 random characters, the same on every machine.',
    ])
  }
  const roleFault = faultOfRoles(set.DATABASE_URL, set.MIGRATION_DATABASE_URL)
  if (roleFault) throw new WrongSettings([`MIGRATION_DATABASE_URL: ${roleFault}`])
  if (set.DATABASE_REPLICA_URL !== undefined && set.DATABASE_URL === undefined)
    throw new WrongSettings(['DATABASE_REPLICA_URL: is set without DATABASE_URL, the database that it is a copy of.'])
  if (set.WEB_CONCURRENCY > 1 && set.DATABASE_URL === undefined)
    throw new WrongSettings(['WEB_CONCURRENCY: needs DATABASE_URL. The embedded database is for one process.'])
  if (set.SMTP_URL !== undefined && set.MAIL_FROM === undefined)
    throw new WrongSettings(['MAIL_FROM: is missing. With SMTP_URL it is required: the address that e-mails come from.'])
  if (set.SMTP_URL !== undefined && set.BASE_URL === undefined)
    throw new WrongSettings(['BASE_URL: is missing. With SMTP_URL it is required: the public address, where links in e-mails lead.'])
  if (set.TRUST_PROXY === true && set.BASE_URL === undefined && !isDemonstration)
    throw new WrongSettings([
      'BASE_URL: is missing. With TRUST_PROXY it is required: a proxy may pass on any name that a request calls us by.',
    ])
  if (set.PSEUDO_WORDS === true && !isDemonstration)
    throw new WrongSettings(['PSEUDO_WORDS: is for development and tests. It needs demonstration mode.'])
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: path.resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    migrationDatabaseUrl: set.MIGRATION_DATABASE_URL,
    databaseReplicaUrl: set.DATABASE_REPLICA_URL,
    databaseConnections: set.DATABASE_CONNECTIONS,
    databasePrepare: set.DATABASE_PREPARE ?? true,
    filesUrl: set.FILES_URL,
    baseUrl: set.BASE_URL,
    secret: set.SECRET,
    isDemonstration,
    trustsProxy: set.TRUST_PROXY ?? false,
    secondFactor: set.SECOND_FACTOR ?? (isDemonstration ? 'off' : 'administrators'),
    passwordCost: set.PASSWORD_COST,
    logLevel: set.LOG_LEVEL,
    showsPseudoWords: set.PSEUDO_WORDS ?? false,
    siteName: set.SITE_NAME,
    siteShortName: set.SITE_SHORT_NAME,
    siteColour: set.SITE_COLOUR,
    siteColourInDark: set.SITE_COLOUR_DARK,
    siteLogo: set.SITE_LOGO && path.resolve(set.SITE_LOGO),
    smtpUrl: set.SMTP_URL,
    mailFrom: set.MAIL_FROM ?? `${set.SITE_NAME} <passerelle@localhost>`,
    works: set.WORK ?? true,
    webConcurrency: set.WEB_CONCURRENCY,
    metricsToken: set.METRICS_TOKEN,
    backupDir: set.BACKUP_DIR && path.resolve(set.BACKUP_DIR),
    backupDays: set.BACKUP_DAYS,
  }
}

/** What is wrong with the owner's address beside the program's own; undefined where it is right or not set. */
function faultOfRoles(own: string | undefined, owner: string | undefined): string | undefined {
  if (owner === undefined) return undefined
  if (own === undefined) return 'is set without DATABASE_URL. The embedded database has one role only.'
  const [ownUrl, ownerUrl] = [new URL(own), new URL(owner)]
  if (ownUrl.username === '' || ownUrl.username === ownerUrl.username)
    return 'names the role of DATABASE_URL. It is of use with another role: one that owns the tables.'
  return undefined
}

/** Where people reach the site, for links written without a request at hand. */
export const siteAddress = (settings: Settings) =>
  settings.baseUrl
    ? new URL(settings.baseUrl).origin
    : `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${settings.port}`

/** The settings of a build: only how the installation looks counts, so that no secret is demanded. */
export const identitySettings = (): Settings =>
  readSettings({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('SITE_'))), DEMONSTRATION: 'yes' })

/** The settings of this process. */
export const settingsFromEnvironment = (): Settings => readSettings(process.env)
