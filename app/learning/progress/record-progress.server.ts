export { recordProgress, type NewEvent } from '#app/platform/record-progress.server.ts'
