/** What work answers, and how long it took in milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const began = performance.now()
  const result = await work()
  return { result, milliseconds: performance.now() - began }
}
