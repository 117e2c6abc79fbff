import { describe, expect, it } from 'vitest'
import { isLanguage, languageNames } from '../_messages/language-names'
import { textsIn } from '../_messages/texts-in'
import {
  compareEnvironments,
  environmentLabel,
  environmentLook,
  environmentName,
  environmentNames,
} from './environment'

describe('environments', () => {
  it('gives production its look under every common spelling', () => {
    expect(['production', 'Production', ' PROD ', 'prd', 'live'].map(environmentLook)).toEqual(
      Array.from({ length: 5 }, () => 'production'),
    )
  })

  it('shows an unknown environment in its own words and the neutral look', () => {
    expect([environmentLabel('Disaster recovery'), environmentLook('Disaster recovery')]).toEqual([
      'Disaster recovery',
      'shared',
    ])
  })

  it('is not fooled by names of object properties', () => {
    expect([environmentLabel('constructor'), environmentLook('__proto__')]).toEqual(['constructor', 'shared'])
  })

  it('spells out abbreviations', () => {
    expect(['prod', 'stage', 'dev'].map(environmentLabel)).toEqual(['Production', 'Staging', 'Development'])
  })

  it('puts production first and the environments of the operator last, by name', () => {
    const sorted = ['zeta', 'shared', 'alpha', 'development', 'production', 'sandbox', 'staging'].sort(
      compareEnvironments,
    )
    expect(sorted).toEqual(['production', 'staging', 'development', 'sandbox', 'shared', 'alpha', 'zeta'])
  })

  it('is found by what it is called in every language', () => {
    for (const language of Object.keys(languageNames).filter(isLanguage)) {
      const t = textsIn(language, 'role')
      for (const environment of ['prod', 'stage', 'dev', 'sandbox', 'shared'])
        expect(environmentNames(environment)).toContain(environmentName(t, environment))
    }
  })
})
