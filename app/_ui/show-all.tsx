import { useTexts } from '#texts'

interface ShowAllProps {
  readonly everything: boolean
  readonly onChoose: (everything: boolean) => void
}

/** For who searches the page with the browser, or prints it: a long list is in the page only as far as it is looked at. */
export function ShowAll({ everything, onChoose }: ShowAllProps) {
  const t = useTexts('access')
  return (
    <p className="show-all">
      {t(everything ? 'whole' : 'windowed')}{' '}
      <a
        href="?all=1"
        onClick={(event) => {
          event.preventDefault()
          onChoose(!everything)
        }}
      >
        {t(everything ? 'showNear' : 'showAll')}
      </a>
    </p>
  )
}
