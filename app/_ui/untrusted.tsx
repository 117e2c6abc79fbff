import { visibleText } from './visible-text'

/** Text that came from outside, shown as text: direction-isolated, with nothing invisible left in it. */
export function Untrusted({ children }: { readonly children: string }) {
  const pieces = visibleText(children)
  let position = 0
  return (
    <bdi className="untrusted">
      {pieces.map((piece) => {
        const key = position
        position += piece.text.length
        return piece.invisible ? (
          <span key={key} className="untrusted-mark">
            {piece.text}
          </span>
        ) : (
          piece.text
        )
      })}
    </bdi>
  )
}
