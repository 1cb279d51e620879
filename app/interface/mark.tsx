import { usePage } from './page.ts'

/** The logo of this installation; without one the mark of Passerelle: a footbridge from one bank to the other. */
export function Mark() {
  const { hasLogo } = usePage()
  if (hasLogo) return <img src="/logo.svg" alt="" width="28" height="28" />
  return (
    <svg
      viewBox="0 0 32 32"
      width="28"
      height="28"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M3 21h26M3 21c7-11 19-11 26 0M9 21v-5M16 21v-8.2M23 21v-5" />
      <path d="M3 26h5M24 26h5" />
    </svg>
  )
}
