/** Buttons that copy. */
export const copy = {
  refused: 'The browser refused to copy. Select the text and copy it yourself.',
  link: 'Copy link',
  linkCopied: 'Link copied',
} as const
