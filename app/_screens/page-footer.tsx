import { useTexts } from '#texts'
import { runtime } from '@/lib/broker/runtime'
import { SupportLink } from './support-link'

/** The end of every page: help stands in the same place wherever somebody is. */
export function PageFooter({ centred = false }: { readonly centred?: boolean }) {
  const t = useTexts('frame')
  return (
    <footer className={centred ? 'footer justify-center' : 'footer'}>
      <span>Brevet</span>
      <a href="/help">{t('help')}</a>
      <SupportLink support={runtime().broker.support()} text={(name) => t('contact', { name })} />
    </footer>
  )
}
