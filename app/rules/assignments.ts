import { z } from 'zod'
import { fullText, localText } from './languages.ts'

/** Money tables whose rows and formulas the program knows (`plan-money.ts`); the last four are computed. */
export const MONEY_TABLES = [
  'funding',
  'unit-costs',
  'sales',
  'fixed-costs',
  'assumptions',
  'income-statement',
  'break-even',
  'cash-flow',
  'scenario',
] as const
export type MoneyTable = (typeof MONEY_TABLES)[number]

export const COLUMN_TYPES = ['text', 'number', 'money', 'percent', 'month', 'date', 'choice'] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

const column = z.strictObject({
  id: z.string().min(1),
  type: z.enum(COLUMN_TYPES),
  title: fullText,
  sum: z.boolean().default(false),
  choices: z.array(z.strictObject({ id: z.string().min(1), title: fullText })).optional(),
})
export type Column = z.infer<typeof column>

const grid = z.strictObject({
  id: z.string().min(1),
  kind: z.literal('grid'),
  title: fullText,
  hint: fullText.optional(),
  rows: z.strictObject({ min: z.number().int().nonnegative(), max: z.number().int().positive().max(60) }),
  columns: z.array(column).min(1),
})
export type Grid = z.infer<typeof grid>

const moneyTable = z.strictObject({ id: z.string().min(1), kind: z.enum(MONEY_TABLES), title: fullText, hint: fullText.optional() })

const part = z.strictObject({
  id: z.string().min(1),
  title: fullText,
  /** The module after which the part is written. */
  module: z.string().optional(),
  words: z.strictObject({ min: z.number().int().nonnegative(), max: z.number().int().positive() }).optional(),
  questions: z.array(fullText),
  example: localText.optional(),
  criteria: z.array(z.string()),
  tables: z.array(z.string()).default([]),
  /** How many files the part takes, and whether a recorded answer; `part-files.ts` says what holds where nothing is said. */
  files: z.number().int().min(0).max(20).optional(),
  voice: z.boolean().optional(),
})
export type Part = z.infer<typeof part>

/** What a final assignment asks for: immutable once published. */
export const assignment = z.strictObject({
  id: z.string().min(1),
  title: fullText,
  brief: fullText,
  statement: fullText,
  parts: z.array(part).min(1),
  tables: z.array(z.discriminatedUnion('kind', [grid, moneyTable])).default([]),
})
export type Assignment = z.infer<typeof assignment>
export type AssignmentTable = Assignment['tables'][number]

const level = z.strictObject({
  id: z.string().min(1),
  label: fullText,
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative(),
  descriptor: fullText,
})
export type Level = z.infer<typeof level>

const criterion = z.strictObject({
  id: z.string().min(1),
  title: fullText,
  points: z.number().int().positive(),
  parts: z.array(z.string()).default([]),
  levels: z.array(level).min(2),
})
export type Criterion = z.infer<typeof criterion>

/** How a final assignment is marked: criteria with levels and a points range each, and the rule to pass. */
export const rubric = z.strictObject({
  id: z.string().min(1),
  total: z.number().int().positive(),
  pass: z.strictObject({
    total: z.number().int().nonnegative(),
    minimum: z.record(z.string(), z.number().int().nonnegative()).default({}),
  }),
  criteria: z.array(criterion).min(1),
})
export type Rubric = z.infer<typeof rubric>
