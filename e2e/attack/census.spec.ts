import type { OutgoingHttpHeaders } from 'node:http'
import { expect } from '../fixtures'
import { test } from '../own-stack'
import type { Person } from '../stack/people'
import { type Act, built, guardedRoutes, methods, routes } from './routes'
import { recordControl } from './tally'
import { administratorMarks, admit, ask, follow, marks, refuse, served } from './verdict'
import { wireTo } from './wire'

test('the census has every route of the build, and browsers may call no function', () => {
  const { routes: inBuild, actions, old } = built()
  expect(inBuild).toEqual(Object.keys(routes).sort())
  expect(actions).toEqual([])
  expect(old.filter((path) => path !== '/500' && path !== '/404')).toEqual([])
})

test('whoever may is served by every route', async ({ own }) => {
  const wire = wireTo(own.origin)
  const sessions = {
    person: await wire.sessionOf('ben'),
    auditor: await wire.sessionOf('cleo'),
    admin: await wire.sessionOf('ana'),
    anybody: '',
  }
  for (const [pattern, route] of guardedRoutes()) {
    const family = familyOf(route.for)
    const session = sessions[route.for]
    for (const act of route.acts.filter(({ isLast }) => !isLast)) {
      admit({ family, what: `${act.method} ${pattern}` }, await ask(wire, act, wire.asPage(session)))
    }
  }
})

function familyOf(audience: string): string {
  return audience === 'person' ? 'Routes without a session' : 'Routes of administrators'
}

const strangers: ReadonlyArray<readonly [name: string, headers: OutgoingHttpHeaders]> = [
  ['nobody', {}],
  ['a session that never was', { cookie: `brevet-session=${'A'.repeat(43)}` }],
  ['a bearer token', { authorization: `Bearer ${'A'.repeat(43)}` }],
  ['the framework itself', { 'x-middleware-subrequest': Array(5).fill('proxy').join(':'), 'x-nextjs-data': '1' }],
  ['a preview', { cookie: '__prerender_bypass=x; __next_preview_data=x', 'x-prerender-revalidate': 'x' }],
]

test('no route gives anything without a session, by any method', async ({ own }) => {
  const wire = wireTo(own.origin)
  for (const [pattern, route] of guardedRoutes()) {
    for (const [name, headers] of strangers) {
      for (const method of name === 'nobody' ? methods : (['GET', 'POST'] as const)) {
        const act = { ...(route.acts[0] as Act), method }
        const trial = { family: familyOf('person'), what: `${method} ${pattern} as ${name}` }
        refuse(trial, await ask(wire, act, { origin: own.origin, ...headers }))
      }
    }
  }
})

test('no route gives anything to a person by a method that it does not have', async ({ own }) => {
  const wire = wireTo(own.origin)
  const session = await wire.sessionOf('ben')
  for (const [pattern, route] of Object.entries(routes)) {
    if (route.isPage) continue
    const own = route.acts.map(({ method }) => method)
    const others = methods.filter((method) => !own.includes(method) && !(method === 'HEAD' && own.includes('GET')))
    for (const method of others) {
      const act = { ...(route.acts[0] as Act), method }
      const outcome = await ask(wire, act, wire.asPage(session))
      const trial = { family: 'Methods that a route does not have', what: `${method} ${pattern}` }
      refuse(trial, pattern === '/api/[...path]' && outcome.status === 404 ? { ...outcome, body: '' } : outcome)
      expect.soft([204, 400, 404, 405], `${trial.what}: ${outcome.status}`).toContain(outcome.status)
    }
  }
  recordControl(
    'Methods that a route does not have',
    'GET /api/v1/me',
    served(await wire.send({ path: '/api/v1/me', headers: wire.asPage(session) })),
  )
})

/** A browser that says it has everything around the page, and wants the page alone. */
const tree = encodeURIComponent(
  JSON.stringify(['', { children: ['__PAGE__', {}, null, 'inside-shared-layout'] }, null, 'refetch']),
)

/** Other ways to ask for a page than by its address. */
const variants: ReadonlyArray<readonly [name: string, path: (path: string) => string, headers: OutgoingHttpHeaders]> = [
  ['RSC', (path) => path, { rsc: '1' }],
  ['RSC by query', (path) => `${path}?_rsc=1`, { rsc: '1' }],
  ['RSC with a state tree', (path) => `${path}?_rsc=1`, { rsc: '1', 'next-router-state-tree': tree }],
  ['prefetch', (path) => `${path}?_rsc=1`, { rsc: '1', 'next-router-prefetch': '1', purpose: 'prefetch' }],
  ['full prefetch', (path) => `${path}?_rsc=1`, { rsc: '1', 'next-router-prefetch': '2' }],
  ['segment', (path) => path, { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }],
  [
    'page segment',
    (path) => path,
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/__PAGE__' },
  ],
  ['.rsc', (path) => `${path === '/' ? '/index' : path}.rsc`, {}],
  ['.prefetch.rsc', (path) => `${path === '/' ? '/index' : path}.prefetch.rsc`, {}],
  ['.segments', (path) => `${path === '/' ? '/index' : path}.segments/_tree.segment.rsc`, {}],
  ['.txt', (path) => `${path === '/' ? '/index' : path}.txt`, {}],
  ['data', (path) => `/_next/data/x${path === '/' ? '/index' : path}.json`, { 'x-nextjs-data': '1' }],
  ['action', (path) => path, { 'next-action': 'a'.repeat(42), 'content-type': 'text/plain' }],
  ['rewrite', (path) => path, { 'x-middleware-rewrite': '/api/v1/me', 'x-matched-path': '/', 'x-invoke-path': '/' }],
  ['override', (path) => path, { 'x-original-url': '/', 'x-rewrite-url': '/', 'x-http-method-override': 'PUT' }],
  ['double slash', (path) => `/${path}`, {}],
  ['inner slashes', (path) => path.replace(/(?<=.)\//g, '//'), {}],
  ['trailing slash', (path) => `${path}/`, {}],
  ['trailing dot', (path) => `${path}.`, {}],
  ['dot segment', (path) => `/.${path}`, {}],
  ['parent', (path) => `/signin/..${path}`, {}],
  ['encoded parent', (path) => `/signin/%2e%2e${path}`, {}],
  ['backslash', (path) => `\\${path}`, {}],
  ['encoded slash', (path) => path.replace(/(?<=.)\//g, '%2f'), {}],
  ['encoded letter', (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`), {}],
  ['twice encoded', (path) => path.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`), {}],
  ['upper case', (path) => path.toUpperCase(), {}],
  ['locale', (path) => `/en${path}`, {}],
  ['locale by query', (path) => `${path}?__nextLocale=en&__nextDefaultLocale=en`, {}],
  ['parameters by query', (path) => `${path}?nxtPaccount=1&nxtIaccount=1`, {}],
  ['path parameter', (path) => `${path};x=1`, {}],
  ['null byte', (path) => `${path}%00`, {}],
  ['prefix of what is open', (path) => `/_next/static/..${path}`, {}],
  ['fragment', (path) => `${path}#x`, {}],
]

function pathOf(act: Act | undefined): string {
  return act?.path.split('?')[0] ?? '/'
}

test('no variant of an address gives anything without a session', async ({ own }) => {
  const wire = wireTo(own.origin)
  for (const [pattern, route] of guardedRoutes()) {
    const [act] = route.acts
    for (const [name, variant, headers] of variants) {
      const methodsOf = act?.method === 'GET' ? ['GET'] : ['GET', act?.method ?? 'POST']
      for (const method of name === 'action' ? ['POST'] : methodsOf) {
        const outcome = await follow(wire, {
          method,
          path: variant(pathOf(act)),
          headers: { origin: own.origin, ...headers },
        })
        refuse({ family: 'Variants of an address', what: `${method} ${pattern}: ${name}` }, outcome)
      }
    }
  }
  const session = await wire.sessionOf('ben')
  const control = await follow(wire, { path: '/?_rsc=1', headers: { ...wire.asPage(session), rsc: '1' } })
  recordControl('Variants of an address', 'RSC of the home page', marks.test(control.body))
  expect(control.body).toMatch(marks)
})

test('nothing of administrators and auditors is for anybody else', async ({ own }) => {
  const wire = wireTo(own.origin)
  const persons: readonly Person['key'][] = ['ben', 'cleo']
  for (const key of persons) {
    const session = await wire.sessionOf(key)
    for (const [pattern, route] of guardedRoutes()) {
      if (route.for === 'person' || (route.for === 'auditor' && key === 'cleo')) continue
      for (const method of methods) {
        const act = { ...(route.acts[0] as Act), method }
        const trial = { family: 'Routes of administrators', what: `${method} ${pattern} as ${key}` }
        refuse(trial, await ask(wire, act, wire.asPage(session)), administratorMarks)
      }
      for (const [name, variant, headers] of variants.slice(0, 12)) {
        const path = variant(pathOf(route.acts[0]))
        const outcome = await follow(wire, { path, headers: wire.asPage(session, headers) })
        refuse(
          { family: 'Routes of administrators', what: `${pattern} as ${key}: ${name}` },
          outcome,
          administratorMarks,
        )
      }
    }
  }
})
