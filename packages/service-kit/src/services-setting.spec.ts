import { describe, expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'

const read = (text: string) => [...readConfiguration({ HEARD_SERVICES: text }, '/').services]

describe('HEARD_SERVICES', () => {
  it('is empty in a process that has everything', () => {
    expect([...readConfiguration({}, '/').services]).toStrictEqual([])
  })

  it('has one address of a part, or several of replicas', () => {
    expect(read('record=http://10.0.0.7:3005/; engagement=http://one:3001, https://two.example ;')).toStrictEqual([
      ['record', ['http://10.0.0.7:3005']],
      ['engagement', ['http://one:3001', 'https://two.example']],
    ])
  })

  it.each([
    ['http://one:3001', 'must name engagement, champions, events, reporting, record, each with its addresses'],
    ['mail=http://one:3001', 'must name engagement'],
    ['portal=http://one:3001', 'must name engagement'],
    ['record=one:3001', 'must have http:// or https:// addresses without a path for record'],
    ['record=http://one:3001/api', 'must have http:// or https:// addresses without a path for record'],
    ['record=http://me:secret@one:3001', 'must have http:// or https:// addresses without a path for record'],
    ['record=http://one;record=http://two', 'names record twice; put its addresses behind one another, with commas'],
  ])('is refused as %s, with what it must be', (text, what) => {
    expect(() => read(text)).toThrow(`HEARD_SERVICES ${what}`)
    expect(() => read(text)).toThrow('such as engagement=http://')
    expect(() => read(text)).not.toThrow('secret')
  })
})

describe('the folder of keys', () => {
  it('is in the data folder unless it is named, from where the program runs', () => {
    expect(readConfiguration({ HEARD_DATA_DIR: 'data' }, '/srv').keysDirectory).toBe('/srv/data/keys')
    expect(readConfiguration({ HEARD_DATA_DIR: 'data', HEARD_KEYS_DIR: 'keys' }, '/srv').keysDirectory).toBe('/srv/keys')
  })
})
