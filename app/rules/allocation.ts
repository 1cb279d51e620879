import type { Allocation } from './plan-runs.ts'

/** Somebody who may mark a hand-in: what they hold of the run that has no decision, and when something was last given to them. */
export type FreeMarker = { id: string; waiting: number; lastGivenAt: Date | null }

export type AllocationFacts = {
  rule: Allocation
  /** Trainers of the run who may mark this work: neither its authors nor of their organisation. */
  markers: readonly FreeMarker[]
  /** Who marked the round before; null for a first round. */
  before: string | null
  /** Who was last given work of the same organisation in this run; null where nobody was. */
  ofOrganisation: string | null
}

/** Who has least waits, then who was given something longest ago, then by id: the same for the same facts. */
function inTurn(markers: readonly FreeMarker[]): string | null {
  const given = ({ lastGivenAt }: FreeMarker) => lastGivenAt?.getTime() ?? 0
  const [first] = [...markers].sort((a, b) => a.waiting - b.waiting || given(a) - given(b) || (a.id < b.id ? -1 : 1))
  return first?.id ?? null
}

/**
 * Who is given a hand-in: nobody where whoever is free takes it, or a coordinator shares out; a next round goes to who read the one before; by
 * organisation to who had its last work; else whose turn it is. Nobody where no marker is left.
 */
export function allocate({ rule, markers, before, ofOrganisation }: AllocationFacts): string | null {
  if (rule === 'free' || rule === 'by-hand') return null
  const mayMark = (id: string | null) => id !== null && markers.some((marker) => marker.id === id)
  if (mayMark(before)) return before
  if (rule === 'by-organisation' && mayMark(ofOrganisation)) return ofOrganisation
  return inTurn(markers)
}
