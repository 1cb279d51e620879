import type { ReleaseRule, ReturnRule } from './grading.ts'
import { NO_PENALTY, type LateRule } from './late-penalty.ts'

/** How often a hand-in is marked: once; twice, the second seeing the first; twice without seeing; once, and some drawn by lot twice without seeing. */
export const MARKING_MODES = ['single', 'double', 'double-blind', 'sample'] as const
export type MarkingMode = (typeof MARKING_MODES)[number]

/** What two markings make: their mean, the higher one, or what a third person decides. */
export const COMBINE_RULES = ['average', 'higher', 'moderator'] as const
export type CombineRule = (typeof COMBINE_RULES)[number]

/** The places of a marking; 'agreed' is made by the rule, by nobody's hand. */
export const MARK_ROLES = ['first', 'second', 'moderator', 'agreed'] as const
export type MarkRole = (typeof MARK_ROLES)[number]

/** Why a hand-in is marked a second time: every one is, it was drawn, or a coordinator asked. */
export const SECOND_REASONS = ['mode', 'sample', 'asked'] as const
export type SecondReason = (typeof SECOND_REASONS)[number]

/** Who marks: whoever takes it, trainers in turn, one trainer for each organisation, or as a coordinator shares out. */
export const ALLOCATIONS = ['free', 'in-turn', 'by-organisation', 'by-hand'] as const
export type Allocation = (typeof ALLOCATIONS)[number]

/** How a cohort runs a final assignment. Dates are null where there is none; days and hours are whole numbers. */
export type PlanRun = {
  opensAt: Date | null
  cutOffAt: Date | null
  attemptsMax: number
  gradeWithinDays: number
  offlineHours: number | null
  late: LateRule
  returnRule: ReturnRule
  releaseRule: ReleaseRule
  releaseAt: Date | null
  isAnonymous: boolean
  markingMode: MarkingMode
  samplePercent: number
  combineRule: CombineRule
  moderateAbove: number
  /** Days in which may be asked about criteria after a release; null is never. */
  queryDays: number | null
  allocation: Allocation
  /** Whether members of one association may write a plan together. */
  isShareable: boolean
}

/** Named starting points of the settings page, instead of a dozen switches. */
export const PLAN_MODELS = ['usual', 'firm', 'jury'] as const
export type PlanModel = (typeof PLAN_MODELS)[number]

const USUAL = {
  attemptsMax: 3,
  gradeWithinDays: 7,
  offlineHours: 48,
  late: NO_PENALTY,
  returnRule: 'at-once',
  releaseRule: 'each',
  releaseAt: null,
  isAnonymous: false,
  markingMode: 'single',
  samplePercent: 10,
  combineRule: 'average',
  moderateAbove: 15,
  queryDays: 7,
  allocation: 'free',
  isShareable: true,
} as const

/** The settings of a model, without dates: accompanying in rounds; firm dates with a penalty and results all together; a jury of two who see neither the name nor each other's marks, of work that each wrote alone. */
export function planModel(model: PlanModel): Omit<PlanRun, 'opensAt' | 'cutOffAt'> {
  if (model === 'usual') return USUAL
  if (model === 'jury') return { ...USUAL, attemptsMax: 1, releaseRule: 'together', isAnonymous: true, markingMode: 'double-blind', isShareable: false }
  const late = { ...NO_PENALTY, percent: 5, floor: 50 }
  return { ...USUAL, attemptsMax: 2, late, releaseRule: 'together' }
}

/** The model whose settings a run has, dates apart; null where it has its own. */
export function modelOf(run: PlanRun): PlanModel | null {
  const { opensAt: _opens, cutOffAt: _closes, ...rules } = run
  const same = (model: PlanModel) => {
    const { late, ...others } = planModel(model)
    const isSameLate = (Object.keys(late) as Array<keyof LateRule>).every((key) => late[key] === rules.late[key])
    return isSameLate && (Object.keys(others) as Array<keyof typeof others>).every((key) => others[key] === rules[key])
  }
  return PLAN_MODELS.find(same) ?? null
}

/** Why settings of a run are refused. */
export const RUN_REFUSALS = [
  'closes-before-it-opens',
  'closes-before-deadline',
  'date-missing',
  'opens-after-hand-ins',
  'rounds-used',
  'results-shown',
  'marking-begun',
] as const
export type RunRefusal = (typeof RUN_REFUSALS)[number]

/** What has happened in a run so far. */
export type RunSoFar = {
  deadlineAt: Date | null
  firstHandInAt: Date | null
  /** The most rounds that one person has handed in. */
  roundsUsed: number
  /** Results that learners see. */
  released: number
  /** Hand-ins on which somebody has begun to mark. */
  marked: number
}

const sameInstant = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()
const sameLate = (one: LateRule, other: LateRule) =>
  one.percent === other.percent &&
  one.everyHours === other.everyHours &&
  one.graceHours === other.graceHours &&
  one.floor === other.floor &&
  one.mayFail === other.mayFail

/** What of a run says how it is marked: it stands from the first mark on, so that everybody is marked alike. */
const MARKING = ['isAnonymous', 'markingMode', 'samplePercent', 'combineRule', 'moderateAbove'] as const

/** Whether settings contradict themselves, or what has happened: rounds that were used, hand-ins that were taken, results that were shown. */
export function changeRun(before: PlanRun, after: PlanRun, soFar: RunSoFar): { ok: true } | { ok: false; because: RunRefusal } {
  const refused = (because: RunRefusal) => ({ ok: false, because }) as const
  if (after.opensAt && after.cutOffAt && after.cutOffAt <= after.opensAt) return refused('closes-before-it-opens')
  if (after.cutOffAt && soFar.deadlineAt && after.cutOffAt < soFar.deadlineAt) return refused('closes-before-deadline')
  if (after.releaseRule === 'at-date' && !after.releaseAt) return refused('date-missing')
  const isOpeningMoved = !sameInstant(before.opensAt, after.opensAt)
  if (isOpeningMoved && after.opensAt && soFar.firstHandInAt && after.opensAt > soFar.firstHandInAt) return refused('opens-after-hand-ins')
  if (after.attemptsMax < before.attemptsMax && after.attemptsMax < soFar.roundsUsed) return refused('rounds-used')
  if (soFar.released > 0 && (!sameLate(before.late, after.late) || before.releaseRule !== after.releaseRule))
    return refused('results-shown')
  if (soFar.marked > 0 && MARKING.some((name) => before[name] !== after[name])) return refused('marking-begun')
  return { ok: true }
}
