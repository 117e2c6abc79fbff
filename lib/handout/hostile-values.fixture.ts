import type { KeyValues } from './key-values'

export const values: KeyValues = {
  accessKeyId: 'ASIAQ7Q4MEXAMPLE7Q4M',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE/token+==',
  expiresAt: new Date('2026-11-22T06:00:00.789Z'),
  region: 'eu-west-1',
  accountId: '111122223333',
  roleName: 'ReadOnly',
  profileName: 'pay-prod-ReadOnly',
}

/** Texts that end a quote, a line, a field or a command in one language or another. */
export const hostileTexts: readonly string[] = [
  `'; touch brevet-broke-out; '`,
  `"; touch brevet-broke-out; "`,
  '$(touch brevet-broke-out)',
  '`touch brevet-broke-out`',
  '\ntouch brevet-broke-out\n',
  '\r\n[default]\r\naws_access_key_id = AKIA',
  '\n[default]\naws_access_key_id = AKIA',
  `'\ntouch brevet-broke-out\n'`,
  `\\'; touch brevet-broke-out; #`,
  "\\'$(touch brevet-broke-out)\n",
  '\u2019; touch brevet-broke-out; \u2018',
  '\u201b\u201a',
  "$Env:PATH $(Get-Item .) '@",
  '!!; !touch',
  `%PATH% %(region)s \${AWS_REGION}`,
  ' # comment ; comment',
  '[default]',
  'a = b : c',
  '","Version":2,"x":"',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u009b31m\u007f\u0008',
  '\u0085\u2028\u2029touch',
  '\u202eright to left\u2066\ufeff',
  '\0after NUL',
  '\ud800 lone',
  'é 漢字 🔑',
  '-n',
  '',
]

/** The same hostile text in every place that holds text. */
export function hostileValues(text: string): KeyValues {
  return {
    ...values,
    accessKeyId: text,
    secretAccessKey: text,
    sessionToken: text,
    region: text,
    accountId: text,
    roleName: text,
    profileName: text,
  }
}
