/** An e-mail address, which breaks before its domain rather than within a word. It is always read from left to right. */
export function EmailAddress({ address }: { address: string }) {
  const at = address.lastIndexOf('@') + 1
  return (
    <span className="ltr">
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </span>
  )
}
