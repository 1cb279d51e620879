/**
 * What a job may take, in ms of processor time of all processes, where it is a learner's page also as a share of the floor's, and what a well-tuned
 * Moodle 4.5 was measured to take for the same on the same class of machine: processor time in ms, requests and compressed KB.
 */
export type Wanted = { most: number; ofFloor?: number; moodle: { processor: number; requests: number; kilobytes: number } }

const moodle = (processor: number, requests: number, kilobytes: number) => ({ processor, requests, kilobytes })

export const WANTED = {
  lesson: { most: 2, ofFloor: 3, moodle: moodle(67, 1, 19) },
  'course page': { most: 2, ofFloor: 3, moodle: moodle(82, 1, 25) },
  home: { most: 2, ofFloor: 3, moodle: moodle(79, 2, 26) },
  'quiz of 10, start to review': { most: 30, ofFloor: 3, moodle: moodle(1267, 25, 273) },
  'save 2,000 words and hand in': { most: 12, ofFloor: 3, moodle: moodle(571, 7, 113) },
  'queue of 50': { most: 8, moodle: moodle(430, 4, 48) },
  'queue of 500': { most: 30, moodle: moodle(2900, 4, 200) },
  'open a submission': { most: 8, moodle: moodle(388, 4, 32) },
  'save a rubric mark': { most: 6, moodle: moodle(473, 3, 42) },
  'progress of a cohort of 70': { most: 8, moodle: moodle(456, 3, 86) },
  'progress of all 1,050': { most: 60, moodle: moodle(5800, 42, 1233) },
  'progress of 70 as CSV': { most: 10, moodle: moodle(99, 1, 3.5) },
  'progress of all 1,050 as CSV': { most: 90, moodle: moodle(1328, 1, 41) },
  'an organisation over ten courses': { most: 10, moodle: moodle(4600, 30, 0) },
  'sign in': { most: 3, moodle: moodle(134, 4, 27) },
} as const satisfies Record<string, Wanted>

export type JobName = keyof typeof WANTED
