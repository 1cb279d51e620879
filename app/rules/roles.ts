/** What a grant lets a person be; learners need none, their enrolments say what they may. */
export const ROLES = ['trainer', 'coordinator', 'author', 'administrator'] as const
export type Role = (typeof ROLES)[number]
