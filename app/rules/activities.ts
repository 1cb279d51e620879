/** The kinds of activity a course is made of. */
export const ACTIVITY_KINDS = ['lesson', 'quiz', 'assignment'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

/** What can happen between a person and an activity; facts are appended, states are derived from them. */
export const PROGRESS_KINDS = ['opened', 'advanced', 'completed', 'passed', 'entered'] as const
export type ProgressKind = (typeof PROGRESS_KINDS)[number]
