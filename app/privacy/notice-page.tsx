import { LearnerPage } from '#app/interface/learner-page.tsx'
import { NoticeText } from '#app/interface/notices/notice-text.tsx'
import { interfaceWords } from '#app/interface/words/words.ts'
import { formatShortDay } from '#app/language/dates.ts'
import { useLanguage, useWords } from '#app/language/use-language.tsx'
import { say } from '#app/language/words.ts'
import { moroccoDay } from '#app/rules/morocco-time.ts'
import { privacyWords } from './words/words.ts'

/** The notice on personal data: for everybody to read, and for who is signed in to say once that they have. */
export function NoticePage({ title, isSignedIn, readAt }: { title: string; isSignedIn: boolean; readAt: Date | null }) {
  const { notice } = useWords(privacyWords)
  const { home } = useWords(interfaceWords)
  const language = useLanguage()
  const visitorsBack = isSignedIn ? undefined : { to: '/', label: home }
  const isNew = isSignedIn && readAt === null
  return (
    <LearnerPage back={readAt ? { to: '/profil/donnees', label: notice.back } : visitorsBack}>
      <h1>{title}</h1>
      {isNew && <p className="lead">{notice.before}</p>}
      {readAt && <p className="muted">{say(notice.youRead, { date: formatShortDay(moroccoDay(readAt), language) })}</p>}
      <NoticeText />
      {isNew && (
        <form method="post">
          <button className="btn wide">{notice.read}</button>
        </form>
      )}
    </LearnerPage>
  )
}
