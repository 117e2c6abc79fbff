import type { ComponentProps } from 'react'
import { useLocale, useTexts } from '#texts'
import type { AskedField, PurposeAsk, PurposeField } from './role-offer'
import { TextField } from './text-field'

interface PurposeFieldsProps {
  readonly offer: PurposeAsk
  /** The field that is not as the role asks. */
  readonly unfit?: AskedField | null
  /** Further properties of a field's input. */
  readonly inputs?: Readonly<Record<PurposeField, ComponentProps<'input'>>> | undefined
}

/** Why the role is needed, where the grant asks: kept in the audit beside the person's name. */
export function PurposeFields({ offer, unfit = null, inputs }: PurposeFieldsProps) {
  const t = useTexts('asked')
  const { reason, ticket, ticketPatterns } = offer
  const patterns = new Intl.ListFormat(useLocale()).format(ticketPatterns)
  return (
    <>
      {reason && (
        <TextField
          label={t('reason')}
          name="reason"
          required={reason === 'required'}
          minLength={3}
          maxLength={500}
          hint={t('reasonHint')}
          fault={unfit === 'reason' ? t('reasonFault') : undefined}
          {...inputs?.reason}
        />
      )}
      {ticket && (
        <TextField
          label={t('ticket')}
          name="ticket"
          required={ticket === 'required'}
          maxLength={64}
          spellCheck={false}
          pattern={ticketPatterns[0]}
          hint={patterns ? t('ticketForm', { patterns }) : undefined}
          fault={unfit === 'ticket' ? (patterns ? t('ticketFormFault', { patterns }) : t('ticketFault')) : undefined}
          {...inputs?.ticket}
        />
      )}
    </>
  )
}
