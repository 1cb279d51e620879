import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startSite } from '../support/site.ts'
import { processorSeconds } from './processor-time.ts'

/** One start: seconds until the built site says that it is ready, and the processor time it used for that. */
export type Start = { seconds: number; processor: number | undefined }
export type StartFigures = { empty: Start[]; existing: Start[] }

async function startOn(dataDir: string): Promise<Start> {
  const started = performance.now()
  const site = await startSite({ dataDir })
  const seconds = (performance.now() - started) / 1000
  const processor = await processorSeconds(site.process.pid)
  await site.stop()
  return { seconds, processor }
}

/** Starts on an empty folder (from the prepared archive, with the demonstration world) and again on what is there, several times. */
export async function measureStarts(times: number): Promise<StartFigures> {
  const figures: StartFigures = { empty: [], existing: [] }
  for (let time = 0; time < times; time += 1) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'passerelle-load-'))
    figures.empty.push(await startOn(dataDir))
    figures.existing.push(await startOn(dataDir))
    await rm(dataDir, { recursive: true, force: true })
  }
  return figures
}
