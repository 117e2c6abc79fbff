import { runtime } from '@/lib/broker/runtime'
import { SupportLink } from './support-link'

/** The end of every page: help stands in the same place wherever somebody is. */
export function PageFooter({ centred = false }: { readonly centred?: boolean }) {
  return (
    <footer className={centred ? 'footer justify-center' : 'footer'}>
      <span>Brevet</span>
      <a href="/help">Help</a>
      <SupportLink support={runtime().broker.support()} prefix="Contact: " />
    </footer>
  )
}
