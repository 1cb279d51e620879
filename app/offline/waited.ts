import { phoneTime, type PhoneTime } from '#app/rules/phone-time.ts'
import { FINISHED_AT, SENT_AT } from './phone-headers.ts'

/** When the form of this request was finished on a phone that kept it; null for a form that came at once. */
export function waitedOn(request: Request, receivedAt: Date): PhoneTime | null {
  return phoneTime({ finished: request.headers.get(FINISHED_AT), sent: request.headers.get(SENT_AT) }, receivedAt)
}
