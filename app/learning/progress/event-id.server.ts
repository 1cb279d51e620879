export { eventId } from '#app/platform/event-id.server.ts'
