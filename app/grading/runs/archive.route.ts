import { z } from 'zod'
import { asStaff, asStepped } from '#app/access/guard.server.ts'
import { drawPaper } from '#app/paper/draw-paper.server.ts'
import { fileStoreOf, picturesOf } from '#app/platform/file-store.server.ts'
import { takeOut } from '#app/platform/take-out.server.ts'
import { handedInPaper, markingPaper } from '../marking-paper.ts'
import { shownSubmission } from '../shown-submission.ts'
import { submissionInView } from '../submission.queries.server.ts'
import { distinctNames, fileName, zipStream, type ArchiveFile } from './archive.ts'
import { plansOfArchive } from './archive.queries.server.ts'

const params = z.object({ id: z.uuid(), organisation: z.uuid() })

/** All plans of an organisation in a cohort as one ZIP for its coordinator: each plan as it was sent last, and its marking sheet once the result is released. */
export const loader = asStepped(asStaff, params, async ({ db, viewer, params: place, language, now, secret, settings }) => {
  const found = await plansOfArchive(db, viewer, place.id, place.organisation)
  const organisation = found[0]?.organisation ?? ''
  await takeOut(db, { actorId: viewer.id, subject: { kind: 'organisation', id: place.organisation }, lines: found.length }, { secret, now })
  const names = distinctNames(found.map(({ name, key, n }) => `${fileName(name)}-${key}-${n}`))
  const files = found.flatMap(({ id, isReleased }, index): ArchiveFile[] => {
    const drawn = (isMarking: boolean) => async (): Promise<Uint8Array> => {
      const view = await submissionInView(db, viewer, id)
      const work = shownSubmission(view, { viewer, language, now, isComparing: false })
      const sheet = { siteName: settings.siteName, language, madeAt: view.row.submittedAt }
      const paper = isMarking
        ? markingPaper(work, sheet)
        : handedInPaper(work, { ...sheet, pictures: await picturesOf(fileStoreOf(settings), view.files) })
      return new Uint8Array(await drawPaper(paper))
    }
    const plan = { name: `${names[index]}.pdf`, make: drawn(false) }
    return isReleased ? [plan, { name: `${names[index]}-fiche.pdf`, make: drawn(true) }] : [plan]
  })
  // Letters outside ASCII stand in the second name, which every browser of today reads.
  const name = `plans-${fileName(organisation)}.zip`
  const disposition = `attachment; filename="plans.zip"; filename*=UTF-8''${encodeURIComponent(name)}`
  return new Response(zipStream(files), { headers: { 'Content-Type': 'application/zip', 'Content-Disposition': disposition } })
})
