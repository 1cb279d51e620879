import { openPostgres } from '#db/client.server.ts'
import { applyCorrection } from '#app/quizzes/correcting/apply-correction.job.server.ts'

/** Marks the attempts of one correction again, as the job does: the program that the load suite kills in the middle of it. */
const [url, correctionId] = process.argv.slice(2)
if (url === undefined || correctionId === undefined) throw new Error('Which database, and which correction?')
const database = await openPostgres(url, { connections: 2 })
await applyCorrection({ correctionId }, { db: database.db, now: new Date(), signal: new AbortController().signal })
await database.close()
