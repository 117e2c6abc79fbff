import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { hostileTexts, hostileValues } from './hostile-values.fixture'
import type { KeyValues } from './key-values'
import { sdkDotnet } from './sdk-dotnet'
import { sdkGo } from './sdk-go'
import { javaQuoted, sdkJava } from './sdk-java'
import { sdkJavascript } from './sdk-javascript'
import { sdkPython } from './sdk-python'
import { hclQuoted, terraformProvider } from './terraform-provider'
import { isInstalled, run } from './tools.fixture'

const folder = mkdtempSync(join(tmpdir(), 'brevet-code-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** The string literals of a snippet that hold values: those of the hostile text, in their order. */
function literals(render: (values: KeyValues) => string, text: string, count: number): readonly string[] {
  const found = render(hostileValues(text)).match(/"(?:[^"\\]|\\.)*"/g) ?? []
  return found.filter((literal) => !fixedLiterals.has(literal)).slice(0, count)
}

const fixedLiterals = new Set(['"@aws-sdk/client-sts"', '"2026-11-22T06:00:00Z"', '"aws"'])

/** Half a character is none in UTF-8. */
const whole = (text: string) => Buffer.from(text, 'utf8').toString('utf8')

/** C#: a regular string literal; ECMA-334, 6.4.5.6. */
function readCsharp(literal: string): string | null {
  if (!/^"(?:[^"\\\r\n\u0085\u2028\u2029]|\\["\\]|\\u[0-9a-f]{4})*"$/.test(literal)) return null
  return literal
    .slice(1, -1)
    .replace(/\\(?:u(....)|(.))/g, (_, hex, same) => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : same))
}

/** Java turns `\uXXXX` into characters before it looks for strings: JLS 3.3; then 3.10.5 and 3.10.7. */
function readJava(literal: string): string | null {
  const translated = literal.replace(/(?<!\\)((?:\\\\)*)\\u([0-9a-f]{4})/g, (_, before, hex) => {
    return `${before}${String.fromCharCode(Number.parseInt(hex, 16))}`
  })
  if (!/^"(?:[^"\\\r\n]|\\["\\]|\\[0-3][0-7]{2})*"$/.test(translated)) return null
  return translated
    .slice(1, -1)
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal, same) =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8)) : same,
    )
}

/** HCL: a quoted template in which nothing is interpolated. */
function readHcl(literal: string): string | null {
  if (!/^"(?:[^"\\\n$%]|[$%](?!\{)|\$\$\{|%%\{|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/.test(literal)) return null
  return literal
    .slice(1, -1)
    .replace(
      /[$%]([$%]\{)|\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/g,
      (_, template, short, long, same) => template ?? same ?? String.fromCodePoint(Number.parseInt(short ?? long, 16)),
    )
}

describe('string literals by the rules of the language', () => {
  const table = [
    { name: 'C#', render: sdkDotnet, read: readCsharp, carried: (text: string) => text },
    { name: 'Java', render: sdkJava, read: readJava, carried: (text: string) => text },
    { name: 'HCL', render: terraformProvider, read: readHcl, carried: whole },
  ]
  it.each(table)('hold every text unchanged in $name', ({ render, read, carried }) => {
    for (const text of hostileTexts) {
      const found = literals(render, text, 4)
      expect(found.map(read)).toEqual(Array(4).fill(carried(text)))
    }
  })

  it.each([
    { name: 'Java', quote: javaQuoted, read: readJava },
    { name: 'HCL', quote: hclQuoted, read: readHcl },
  ])('are one literal for any text in $name', ({ quote, read }) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(whole(read(quote(text)) ?? 'no literal')).toBe(whole(text))
      }),
    )
  })
})

describe('what a language itself makes of a snippet', () => {
  it('is the keys in JavaScript, with the SDK', () => {
    const snippets = hostileTexts.map((text) =>
      sdkJavascript(hostileValues(text))
        .split('\n')
        .filter((line) => !line.startsWith('import') && !line.startsWith('console'))
        .join('\n')
        .replace('const client', 'clients[clients.length]')
        // The SDK wants a region.
        .replace('region: ""', 'region: "x"'),
    )
    const script = `import { STSClient } from "@aws-sdk/client-sts"
const clients = []
${snippets.join('\n')}
const all = await Promise.all(clients.map(({ config }) => config.credentials()))
console.log(JSON.stringify(all.map((keys) => [keys.accessKeyId, keys.secretAccessKey, keys.sessionToken, keys.expiration])))`
    const input = { input: script, cwd: process.cwd() }
    const found = JSON.parse(run(process.execPath, ['--input-type=module'], input))
    expect(found).toEqual(hostileTexts.map((text) => [text, text, text, '2026-11-22T06:00:00.000Z']))
  })

  it.runIf(isInstalled('python3'))('is the keys in Python', () => {
    const stub = `import json, sys, types
class Session:
    def __init__(self, **given): found.append(given)
    def client(self, name): return self
    def get_caller_identity(self): return {"Arn": ""}
found = []
sys.modules["boto3"] = types.SimpleNamespace(Session=Session)
`
    const snippets = hostileTexts.map((text) => sdkPython(hostileValues(text)).replace(/^print.*$/m, ''))
    const script = file('keys.py', `${stub}${snippets.join('\n')}\nprint(json.dumps(found))\n`)
    expect(JSON.parse(run('python3', ['-I', script]))).toEqual(
      hostileTexts.map((text) => ({
        aws_access_key_id: text,
        aws_secret_access_key: text,
        aws_session_token: text,
        region_name: text,
      })),
    )
  })

  it.runIf(isInstalled('java', '-version'))('is the keys in Java', () => {
    const snippets = hostileTexts.map((text) => `{\n${sdkJava(hostileValues(text))}}`)
    const source = `import java.util.*;
import java.nio.charset.StandardCharsets;
class Main {
  static List<String> found = new ArrayList<>();
  static void add(String... texts) {
    for (String text : texts) {
      StringBuilder units = new StringBuilder();
      for (char unit : text.toCharArray()) units.append(String.format("%04x", (int) unit));
      found.add(units.toString());
    }
  }
  static class AwsSessionCredentials {
    static AwsSessionCredentials create(String a, String b, String c) { add(a, b, c); return null; }
  }
  static class Region { static Region of(String name) { add(name); return null; } }
  static class StaticCredentialsProvider { static Object create(Object any) { return null; } }
  static class Answer { String arn() { return ""; } }
  static class StsClient {
    static StsClient builder() { return new StsClient(); }
    StsClient region(Region any) { return this; }
    StsClient credentialsProvider(Object any) { return this; }
    StsClient build() { return this; }
    Answer getCallerIdentity() { return new Answer(); }
  }
  public static void main(String[] none) {
${snippets.join('\n')}
    System.out.println("found=" + String.join(",", found));
  }
}
`
    const printed = run('java', ['-Dfile.encoding=UTF-8', file('Main.java', source)])
    const found = /found=(.*)/.exec(printed)?.[1]?.split(',') ?? []
    const units = (text: string) =>
      [...text.split('')].map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0')).join('')
    expect(found).toEqual(hostileTexts.flatMap((text) => Array(4).fill(units(text))))
  })

  it.runIf(isInstalled('go', 'version'))('is the keys in Go', { timeout: 120_000 }, () => {
    const values = hostileTexts.map((text) => `{${literals(sdkGo, text, 4).join(', ')}},`)
    const source = `package main

import ("encoding/json"; "os")

func main() {
	json.NewEncoder(os.Stdout).Encode([][]string{
${values.join('\n')}
	})
}
`
    const env = { GOCACHE: join(folder, 'cache'), GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'local' }
    const found = JSON.parse(run('go', ['run', file('main.go', source)], { cwd: folder, env }))
    expect(found).toEqual(hostileTexts.map((text) => Array(4).fill(whole(text))))
  })

  it.runIf(isInstalled('terraform', 'version'))('is the keys in Terraform', { timeout: 60_000 }, () => {
    const locals = hostileTexts.map((text, index) =>
      terraformProvider(hostileValues(text))
        .replace('provider "aws" {', 'locals {')
        .replace(/^ {2}(\w+) +=/gm, `  $1_${index} =`),
    )
    file('keys.tf', locals.join('\n'))
    const names = ['region', 'access_key', 'secret_key', 'token']
    const all = hostileTexts.map((_, index) => `[${names.map((name) => `local.${name}_${index}`).join(', ')}]`)
    const printed = run('terraform', [`-chdir=${folder}`, 'console'], {
      input: `base64encode(jsonencode([${all.join(', ')}]))\n`,
      env: { CHECKPOINT_DISABLE: '1' },
    })
    const found = JSON.parse(Buffer.from(JSON.parse(printed), 'base64').toString('utf8'))
    expect(found).toEqual(hostileTexts.map((text) => Array(4).fill(whole(text).normalize('NFC'))))
  })
})
