import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LinkFact, type LinksCommand, linksDecider } from './links.decider.ts'

const link = (application: string, account: string, champion = true): LinksCommand => ({
  type: 'Link',
  programme: 'luton',
  application,
  account,
  champion,
  agrees: true,
})
const unlink = (application: string): LinksCommand => ({ type: 'Unlink', programme: 'luton', application })
const linked = (application: string, account: string): LinkFact => ({ type: 'ChampionLinked', data: { programme: 'luton', application, account } })
const unlinked = (application: string): LinkFact => ({ type: 'ChampionUnlinked', data: { programme: 'luton', application } })

describe('the account of a champion', () => {
  const { given } = specify(linksDecider)

  it('is connected with the application', () => given().when(link('a', 'asha')).then(linked('a', 'asha')))
  it('is connected once, however often it is asked for', () => given(linked('a', 'asha')).when(link('a', 'asha')).then())
  it('is refused for somebody who is no champion', () =>
    given()
      .when(link('a', 'asha', false))
      .thenRefused('not-a-champion'))
  it('is refused where its role is for another community', () =>
    given()
      .when({ ...link('a', 'asha'), agrees: false } as LinksCommand)
      .thenRefused('role-elsewhere'))
  it('belongs to one application', () => given(linked('a', 'asha')).when(link('b', 'asha')).thenRefused('account-taken'))
  it('is the only one of the application', () => given(linked('a', 'asha')).when(link('a', 'ben')).thenRefused('already-linked'))
  it('is let go, and may be connected again', () => {
    given(linked('a', 'asha')).when(unlink('a')).then(unlinked('a'))
    given(linked('a', 'asha'), unlinked('a')).when(link('a', 'ben')).then(linked('a', 'ben'))
    given().when(unlink('a')).then()
  })
})

it('whatever is asked for, no account has two applications and no application two accounts', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const command = fc.oneof(
    fc.tuple(name, name, fc.boolean()).map((told) => link(...told)),
    name.map((application) => unlink(application)),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const facts: LinkFact[] = []
      for (const each of commands) {
        const decided = linksDecider.decide(each, fold(linksDecider, facts))
        if ('accepted' in decided) facts.push(...decided.accepted)
        const held = new Map<string, string>()
        for (const { type, data } of facts) {
          if (type === 'ChampionUnlinked') held.delete(data.application)
          else {
            expect([held.has(data.application), [...held.values()].includes(data.account)]).toEqual([false, false])
            held.set(data.application, data.account)
          }
        }
      }
    }),
  )
})
