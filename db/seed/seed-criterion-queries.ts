import type { Db } from '#db/handle.ts'
import { criterionQueries } from '#db/schema/grading.ts'
import { idOf } from './named-id.ts'
import { daysBefore } from './past.ts'

/** What learners asked about a criterion of their results: Aminata's question waits, Blessing's was answered by who marked. */
export async function seedCriterionQueries(db: Db, now: Date): Promise<void> {
  const at = (days: number, time: string) => daysBefore(now, days, time)
  await db.insert(criterionQueries).values([
    {
      ...{ id: idOf('criterion-query:aminata:k2'), submissionId: idOf('submission:aminata:1'), criterionId: 'k2' },
      ...{ releaseId: idOf('release:aminata:1'), askedBy: idOf('aminata'), askedAt: at(1, '18:20') },
      body: 'J’ai parlé avec douze femmes du quartier. Est-ce que cela suffit pour le niveau suivant ?',
    },
    {
      ...{ id: idOf('criterion-query:blessing:k7'), submissionId: idOf('submission:blessing:1'), criterionId: 'k7' },
      ...{ releaseId: idOf('release:blessing:1'), askedBy: idOf('blessing'), askedAt: at(8, '20:30') },
      body: 'My cash never goes below zero. What is missing for the last level?',
      answer: 'One sentence on how you will notice early that a month is weak. The table itself is complete.',
      ...{ answeredBy: idOf('joseph'), answeredAt: at(6, '09:30'), seenAt: at(5, '19:10') },
    },
  ])
}
