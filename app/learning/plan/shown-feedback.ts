import { formatInstant } from '#app/language/dates.ts'
import type { Rubric } from '#app/rules/assignments.ts'
import { textIn, type Language } from '#app/rules/languages.ts'
import { outOf100 } from '#app/rules/rubric-score.ts'
import type { Verdict } from '#app/rules/work-states.ts'
import type { Feedback } from './feedback.queries.server.ts'
import type { PlanInView } from './plan.queries.server.ts'

export type ShownReply = { id: string; by: string; when: string; body: string }
export type ShownRemarkCard = {
  id: string
  partId: string | null
  partTitle: string | null
  quote: string | null
  body: string
  voice: { id: string; bytes: number } | null
  isTicked: boolean
  replies: ShownReply[]
}

/** Released feedback in the reader's language: levels in words before points. */
export type ShownFeedback = {
  n: number
  verdict: Verdict
  isPassed: boolean | null
  message: string
  trainer: string | null
  when: string
  levels: Array<{ id: string; title: string; label: string; descriptor: string; points: number; of: number; comment: string }>
  result: { points: number; of: number; outOf100: number } | null
  /** What being late took off, in begun days and points; `marked` is what the criteria gave. */
  late: { days: number; points: number; marked: number } | null
  remarks: ShownRemarkCard[]
}

function levelsOf(rubric: Rubric, feedback: Feedback, language: Language): ShownFeedback['levels'] {
  return rubric.criteria.flatMap((criterion) => {
    const mark = feedback.shown.criteria.find(({ criterionId }) => criterionId === criterion.id)
    const level = criterion.levels.find(({ id }) => id === mark?.levelId)
    if (!mark || !level) return []
    const texts = {
      title: textIn(criterion.title, language),
      label: textIn(level.label, language),
      descriptor: textIn(level.descriptor, language),
    }
    return [{ id: criterion.id, ...texts, points: mark.points, of: mark.maxPoints, comment: mark.comment }]
  })
}

/** Feedback as its page shows it; remarks stand in the order of the plan's parts, those on the whole plan first. */
export function shownFeedback(plan: PlanInView, feedback: Feedback, language: Language, now: Date): ShownFeedback {
  const { shown, n, verdict, releasedAt } = feedback
  const place = (partId: string | null) => plan.parts.findIndex(({ part }) => part.id === partId)
  const titleOf = (partId: string | null) => {
    const found = plan.parts.find(({ part }) => part.id === partId)
    return found ? textIn(found.part.title, language) : null
  }
  return {
    n,
    verdict,
    isPassed: shown.isPassed,
    message: shown.message,
    trainer: shown.trainerName,
    when: formatInstant(releasedAt, language, now),
    levels: levelsOf(plan.rubric, feedback, language),
    result: shown.points === null ? null : { points: shown.points, of: shown.maxPoints, outOf100: outOf100(shown.points, shown.maxPoints) },
    late: shown.late && {
      days: Math.ceil(shown.late.seconds / 86_400),
      points: shown.late.points,
      marked: (shown.points ?? 0) + shown.late.points,
    },
    remarks: [...feedback.remarks]
      .sort((a, b) => place(a.partId) - place(b.partId))
      .map(({ id, partId, quote, body, voice, isTicked, replies }) => ({
        ...{ id, partId, quote, body, voice: voice ?? null, isTicked },
        partTitle: titleOf(partId),
        replies: replies.map((reply) => ({
          id: reply.id,
          by: reply.author ?? '',
          when: formatInstant(reply.at, language, now),
          body: reply.body,
        })),
      })),
  }
}
