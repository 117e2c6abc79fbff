/** A page that could not be made. */
export const broken = {
  title: 'Brevet could not make this page',
  lead: 'This is a fault of Brevet, not of yours. Nothing was issued. If it stays, tell the people who run Brevet.',
  digest: 'In the log as',
  digestCopied: 'Number copied',
  again: 'Try again',
  copyDetails: 'Copy details',
  detailsCopied: 'Details copied',
  back: 'Back to your access',
} as const
