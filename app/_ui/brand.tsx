/** The mark: a lower-case b whose bowl is a countdown ring with a quarter spent. */
function Mark() {
  return (
    <svg
      className="brand-mark"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
    >
      <path d="M12.5 8A6.5 6.5 0 0 1 19 14.5" opacity=".35" strokeLinecap="butt" />
      <path d="M6 3V21M19 14.5A6.5 6.5 0 1 1 12.5 8" />
    </svg>
  )
}

const letters =
  'M2 2V17M2 12a5 5 0 1 1 10 0a5 5 0 1 1-10 0M17.5 17V7M17.5 12a5 5 0 0 1 5-5M27 12H37A5 5 0 1 0 35.5 15.6' +
  'M41 7 45.5 17 50 7M54 12H64A5 5 0 1 0 62.5 15.6M70 2.5V14a3 3 0 0 0 3 3h2M67 7H75'

/** Mark and wordmark; its text for screen readers is "Brevet". */
export function Brand() {
  return (
    <>
      <Mark />
      <svg
        className="brand-word"
        viewBox="0 0 77 20"
        role="img"
        aria-label="Brevet"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={letters} />
      </svg>
    </>
  )
}
