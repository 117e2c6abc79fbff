import { describe, expect, it } from 'vitest'
import { commonServices, consoleServices, findConsoleService, servicePage } from './console-services'

describe('the services of the console', () => {
  it.each([
    ['s3', '/s3/home'],
    ['EC2', '/ec2/home'],
    ['cw', '/cloudwatch/home'],
    ['ddb', '/dynamodbv2/home'],
    ['cfn', '/cloudformation/home'],
    ['sm', '/secretsmanager/home'],
    ['ssm', '/systems-manager/home'],
    ['sfn', '/states/home'],
    ['r53', '/route53/v2/home'],
  ])('know %s as %s', (name, path) => {
    expect(servicePage(name).path).toBe(path)
  })

  it('have one meaning for each name', () => {
    const names = consoleServices.flatMap(({ id, aliases }) => [id, ...aliases])
    expect(names).toEqual([...new Set(names)])
    expect(names.join('')).toMatch(/^[a-z0-9-]+$/)
  })

  it('stand in the order in which people look for them', () => {
    const labels = consoleServices.map(({ label }) => label)
    expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b, 'en')))
    expect(commonServices).toHaveLength(6)
  })

  it('give a name that they do not know the usual form', () => {
    expect(findConsoleService('something-new')).toBeNull()
    expect(servicePage('something-new')).toEqual({ path: '/something-new/home', isGlobal: false })
  })
})
