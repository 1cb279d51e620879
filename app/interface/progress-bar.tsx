/** Progress in words, with a bar that only repeats them. `done` out of `of`. */
export function ProgressBar({ done, of, children }: { done: number; of: number; children: string }) {
  return (
    <div className="progress">
      <p>{children}</p>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect width="100" height="4" />
        <rect width={of === 0 ? 0 : (100 * done) / of} height="4" />
      </svg>
    </div>
  )
}
