import type { Grant } from '@heard/contracts/identity'
import type { PlatformFact } from '@heard/contracts/platform'
import { type Fact, fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountDecider, type HeldAccount } from './account.decider.ts'

const account = '01a205e9-8295-7d4f-83f7-b76c6eededcb'
const analyst: Grant = { role: 'analyst', programme: 'luton-cancer' }
const auditor: Grant = { role: 'auditor', programme: '*' }
const champion: Grant = { role: 'champion', programme: 'luton-cancer', community: 'ghanaian' }
const made = (development = false): PlatformFact<'AccountMade'> => ({ type: 'AccountMade', data: { account, development } })
const given_ = (...grants: Grant[]): PlatformFact<'RolesGiven'> => ({ type: 'RolesGiven', data: { account, grants } })
const removed: PlatformFact<'AccountRemoved'> = { type: 'AccountRemoved', data: { account } }
const signedIn: PlatformFact<'SignedIn'> = { type: 'SignedIn', data: { account } }
const holding = (...grants: Grant[]) => ({ account, held: { development: false, grants } })
const gone = { account, held: undefined }

describe('the record of an account', () => {
  const { given } = specify(accountDecider)

  it('begins with the account and its roles', () => {
    given().when(holding(analyst)).then(made(), given_(analyst))
    given().when(holding()).then(made(), given_())
    given()
      .when({ account, held: { development: true, grants: [] } })
      .then(made(true), given_())
  })
  it('says nothing twice, in whatever order the roles come, and whoever signed in meanwhile', () => {
    given(made(), given_(analyst, champion), signedIn).when(holding(champion, analyst)).then()
    given(made(), given_()).when(holding()).then()
  })
  it('says every role that changed, also when only its community did', () => {
    given(made(), given_(analyst)).when(holding(analyst, auditor)).then(given_(analyst, auditor))
    given(made(), given_(analyst)).when(holding()).then(given_())
    given(made(), given_(champion))
      .when(holding({ ...champion, community: 'somali' }))
      .then(given_({ ...champion, community: 'somali' }))
  })
  it('goes on where a crash left the account without its roles', () => given(made()).when(holding(analyst)).then(given_(analyst)))
  it('ends with the removal, once', () => {
    given(made(), given_(analyst)).when(gone).then(removed)
    given(made(), given_(analyst), removed).when(gone).then()
    given().when(gone).then()
  })
  it('begins again when the file of accounts was missing and came back', () => {
    given(made(), given_(analyst), removed).when(holding(analyst)).then(made(), given_(analyst))
  })

  it('has nothing to add to what it just said, whatever happened before', () => {
    const grants = fc.uniqueArray(fc.constantFrom(analyst, auditor, champion))
    const held: fc.Arbitrary<HeldAccount | undefined> = fc.option(fc.record({ development: fc.boolean(), grants }), { nil: undefined })
    fc.assert(
      fc.property(fc.array(held), (course) => {
        const said: Extract<Parameters<typeof accountDecider.evolve>[1], Fact>[] = []
        for (const each of course) {
          const decision = accountDecider.decide({ account, held: each }, fold(accountDecider, said))
          if ('accepted' in decision) said.push(...decision.accepted)
          expect(accountDecider.decide({ account, held: each }, fold(accountDecider, said))).toStrictEqual({ accepted: [] })
        }
      }),
    )
  })
})
