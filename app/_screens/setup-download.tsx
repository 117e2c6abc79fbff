'use client'

import { Download } from 'lucide-react'

interface SetupDownloadProps {
  readonly text: string
  readonly fileName: string
  /** What the button says. */
  readonly children: string
}

/** Saves a text as a file; the browser makes it, so that nothing is asked of the server again. */
export function SetupDownload({ text, fileName, children }: SetupDownloadProps) {
  function save() {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    const link = document.createElement('a')
    link.href = address
    link.download = fileName
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <button type="button" className="btn btn-ghost btn-small" onClick={save}>
      <Download className="icon icon-sm" aria-hidden="true" />
      {children}
    </button>
  )
}
