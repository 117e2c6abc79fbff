import { useTexts } from '#texts'
import { setupChoices } from '@/lib/broker/trust-setup'
import { CopyButton } from '../_ui/copy-button'
import { type SetupFormat, type SetupView, setupAddress } from './setup-address'
import { SetupDownload } from './setup-download'

const formats: Readonly<Record<SetupFormat, { readonly name: string; readonly extension: string }>> = {
  cloudformation: { name: 'CloudFormation', extension: 'yaml' },
  terraform: { name: 'Terraform', extension: 'tf' },
  cli: { name: 'AWS CLI', extension: 'sh' },
  json: { name: 'JSON', extension: 'json' },
}

interface SetupTextProps {
  readonly text: string
  readonly view: SetupView
}

/** The ready text in one format, to be copied or saved; the others are a link away. */
export function SetupText({ text, view }: SetupTextProps) {
  const t = useTexts('setup')
  const { name, extension } = formats[view.format]
  return (
    <section className="flex flex-col gap-3" aria-label={t('text')}>
      <nav className="segments self-start" aria-label={t('format')}>
        {setupChoices.formats.map((candidate) => (
          <a
            key={candidate}
            className="segment"
            href={setupAddress({ ...view, format: candidate })}
            aria-current={candidate === view.format ? 'page' : undefined}
          >
            {formats[candidate].name}
          </a>
        ))}
      </nav>
      <div className="code">
        <div className="code-head">
          <span className="min-w-0 flex-1">{name}</span>
          <SetupDownload text={text} fileName={`brevet-trust-${view.accountId}.${extension}`}>
            {t('download')}
          </SetupDownload>
          <CopyButton text={text} done={t('textCopied', { name })} className="btn btn-ghost btn-small">
            {t('copy')}
          </CopyButton>
        </div>
        <pre className="code-document">{text}</pre>
      </div>
    </section>
  )
}
