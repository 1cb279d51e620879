import path from 'node:path'
import { z } from 'zod'

const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

const flag = z
  .enum(['yes', 'no'])
  .optional()
  .transform((value) => (value === undefined ? undefined : value === 'yes'))

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'starts with postgres:// or postgresql://')
    .optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  DATABASE_PREPARE: flag,
  BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SECRET: z.string().min(32, 'has at least 32 characters').optional(),
  DEMONSTRATION: flag,
  TRUST_PROXY: flag,
  PASSWORD_COST: z.enum(['normal', 'low']).default('normal'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SITE_NAME: z.string().min(1).max(40).default('Passerelle'),
})

/** What the operator may set, checked once at start. */
export type Settings = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  databaseConnections: number
  databasePrepare: boolean
  baseUrl: string | undefined
  /** Undefined only in demonstration mode, where one is made and kept in the data folder. */
  secret: string | undefined
  isDemonstration: boolean
  trustsProxy: boolean
  passwordCost: 'normal' | 'low'
  logLevel: z.infer<typeof schema>['LOG_LEVEL']
  siteName: string
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
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const set = parsed.data
  const isDemonstration = set.DEMONSTRATION ?? (set.DATABASE_URL === undefined && LOOPBACK.includes(set.HOST))
  if (!isDemonstration && set.SECRET === undefined) {
    throw new WrongSettings([
      'SECRET: is missing. Outside demonstration mode it is required: at least 32 random characters, the same on every machine.',
    ])
  }
  return {
    port: set.PORT,
    host: set.HOST,
    dataDir: path.resolve(set.DATA_DIR),
    databaseUrl: set.DATABASE_URL,
    databaseConnections: set.DATABASE_CONNECTIONS,
    databasePrepare: set.DATABASE_PREPARE ?? true,
    baseUrl: set.BASE_URL,
    secret: set.SECRET,
    isDemonstration,
    trustsProxy: set.TRUST_PROXY ?? false,
    passwordCost: set.PASSWORD_COST,
    logLevel: set.LOG_LEVEL,
    siteName: set.SITE_NAME,
  }
}

/** The settings of this process. */
export const settingsFromEnvironment = (): Settings => readSettings(process.env)
