interface ShowAllProps {
  readonly everything: boolean
  readonly onChoose: (everything: boolean) => void
}

/** For who searches the page with the browser, or prints it: a long list is in the page only as far as it is looked at. */
export function ShowAll({ everything, onChoose }: ShowAllProps) {
  return (
    <p className="show-all">
      {everything ? 'Every account is in the page.' : 'The search of your browser finds only what is near the view.'}{' '}
      <a
        href="?all=1"
        onClick={(event) => {
          event.preventDefault()
          onChoose(!everything)
        }}
      >
        {everything ? 'Show only what is near the view' : 'Show all'}
      </a>
    </p>
  )
}
