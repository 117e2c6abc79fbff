'use client'

import { type FormEvent, useId, useRef, useState } from 'react'
import { useTexts } from '#texts'
import { apiTokenScopes } from '@/lib/domain/api-token'
import { type Problem, postJson, textReader } from './api-post'
import { CopyButton } from './copy-button'
import { problemWords } from './problem-words'
import { TextField } from './text-field'

/** Asks what a token is for, makes it, and shows it once. It is in no other place of the page, and goes with it. */
export function NewApiToken({ maxDays }: { readonly maxDays: number }) {
  const t = useTexts('apiTokens')
  const [step, setStep] = useState<'closed' | 'asking' | 'making'>('closed')
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (step === 'making') return
    setStep('making')
    const form = new FormData(event.currentTarget)
    const wish = { name: form.get('name'), scopes: form.getAll('scopes'), days: Number(form.get('days')) }
    const { signal } = new AbortController()
    const answer = await postJson({ path: '/api/v1/tokens', body: wish, signal }, (body) => textReader(body)('token'))
    setStep(answer.ok ? 'closed' : 'asking')
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) setToken(answer.value)
  }
  if (token) return <MadeToken token={token} />
  if (step === 'closed') {
    return (
      <div className="panel-body token-new">
        <button type="button" className="btn" onClick={() => setStep('asking')}>
          {t('new')}
        </button>
      </div>
    )
  }
  return (
    <form className="panel-body token-new flex flex-col gap-4" onSubmit={make}>
      {problem && <TokenProblem problem={problem} />}
      <TextField label={t('name')} name="name" required maxLength={60} hint={t('nameHint')} autoFocus />
      <fieldset className="flex flex-wrap gap-4">
        <legend className="pb-1 font-medium">{t('may')}</legend>
        {apiTokenScopes.map((scope) => (
          <label key={scope} className="check">
            <input type="checkbox" name="scopes" value={scope} defaultChecked />
            {t(`scopes.${scope}`)}
          </label>
        ))}
      </fieldset>
      <Days maxDays={maxDays} />
      <div className="actions">
        <button type="submit" className="btn btn-primary" aria-disabled={step === 'making'}>
          {t('make')}
        </button>
      </div>
    </form>
  )
}

function Days({ maxDays }: { readonly maxDays: number }) {
  const t = useTexts('apiTokens')
  const id = useId()
  const choices = [...new Set([1, 7, 30, 90].filter((days) => days < maxDays)), maxDays]
  return (
    <div className="field field-region">
      <label htmlFor={id}>{t('lasts')}</label>
      <select id={id} name="days" className="input" defaultValue={Math.min(7, maxDays)}>
        {choices.map((days) => (
          <option key={days} value={days}>
            {t('days', { count: days })}
          </option>
        ))}
      </select>
    </div>
  )
}

function MadeToken({ token }: { readonly token: string }) {
  const t = useTexts('apiTokens')
  const shown = useRef<HTMLInputElement>(null)
  return (
    <div className="panel-body token-new flex flex-col gap-4">
      <p role="status" className="font-medium">
        {t('made')}
      </p>
      <input ref={shown} readOnly className="input mono" aria-label={t('token')} value={token} />
      <div className="actions">
        <CopyButton
          className="btn btn-primary"
          text={token}
          done={t('copied')}
          onRefused={() => shown.current?.select()}
        >
          {t('copy')}
        </CopyButton>
        <a className="btn" href="/sessions">
          {t('done')}
        </a>
      </div>
    </div>
  )
}

function TokenProblem({ problem }: { readonly problem: Problem }) {
  const { title, detail } = problemWords(useTexts('problem'), problem)
  return (
    <div role="alert" className="banner banner-danger">
      <div>
        <strong>{title}</strong>
        <p>{detail}</p>
      </div>
    </div>
  )
}
