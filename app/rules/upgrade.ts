/** Whom an upgrade of a course moves to the newer version. */
export const UPGRADE_CHOICES = ['all', 'unfinished', 'new'] as const
export type UpgradeChoice = (typeof UPGRADE_CHOICES)[number]

/** One activity of a version of a course. */
export type VersionItem = { key: string; isRequired: boolean }

/** Somebody in the cohort with the activities of the course that they have done, and the version they are on today. */
export type UpgradedPerson = { enrolmentId: string; name: string; items: readonly VersionItem[]; done: ReadonlySet<string> }

/** Required activities done of those required; nothing required is nothing of nothing. */
export type Share = { done: number; of: number }

/** What an upgrade does with one person: the version that counts for them afterwards, and their figure before and after. */
export type UpgradeLine = {
  enrolmentId: string
  name: string
  before: Share
  after: Share
  fate: 'moves' | 'keeps-finished' | 'stays'
  isMoved: boolean
}

function shareOf(items: readonly VersionItem[], done: ReadonlySet<string>): Share {
  const required = items.filter(({ isRequired }) => isRequired)
  return { done: required.filter(({ key }) => done.has(key)).length, of: required.length }
}

/** Whether every required activity of a version is done; a version that requires nothing is never finished. */
export const isFinished = ({ done, of }: Share) => of > 0 && done === of

/**
 * What an upgrade does with each person. What is done stays done; who has finished stays finished by every choice: with "all" they read the new version
 * and count by the one they finished, otherwise they stay on it. "New" moves nobody who is there.
 */
export function upgradeLines(people: readonly UpgradedPerson[], newer: readonly VersionItem[], choice: UpgradeChoice): UpgradeLine[] {
  return people.map(({ enrolmentId, name, items, done }) => {
    const before = shareOf(items, done)
    const fate = choice === 'new' ? 'stays' : !isFinished(before) ? 'moves' : choice === 'all' ? 'keeps-finished' : 'stays'
    const after = fate === 'moves' ? shareOf(newer, done) : before
    return { enrolmentId, name, before, after, fate, isMoved: before.done !== after.done || before.of !== after.of }
  })
}

/** What differs between two versions: required steps that are new, and steps that are gone. */
export function versionChanges(older: readonly VersionItem[], newer: readonly VersionItem[]): { added: string[]; removed: string[] } {
  const had = new Set(older.map(({ key }) => key))
  const has = new Set(newer.map(({ key }) => key))
  return {
    added: newer.filter(({ key, isRequired }) => isRequired && !had.has(key)).map(({ key }) => key),
    removed: older.filter(({ key }) => !has.has(key)).map(({ key }) => key),
  }
}

/** The average share of a group in whole per cent, rounded down; people for whom nothing is required are left out. */
export function averageShare(shares: readonly Share[]): number {
  const counted = shares.filter(({ of }) => of > 0)
  if (counted.length === 0) return 0
  return Math.floor((counted.reduce((sum, { done, of }) => sum + done / of, 0) * 100) / counted.length)
}
