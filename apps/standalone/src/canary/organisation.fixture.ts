import {
  askOrganisation,
  askOrganisationAgain,
  confirmByOrganisation,
  listAccounts,
  removeAccount,
  signInByOrganisation,
} from '@heard/contracts/identity'
import { type TestProvider, Visitor } from '@heard/identity/organisation-testing'
import { Browser } from './pages.fixture.ts'
import type { Walk } from './walk.fixture.ts'

/** Somebody whom their organisation signs in, whom it then lets in no more, and whose account is erased. */
export const walkOrganisation = async (walk: Walk, { people }: TestProvider): Promise<void> => {
  const subject = walk.mark('account: subject at the organisation')
  const person = { name: walk.mark('account: name at the organisation'), email: `${walk.mark('account: e-mail at the organisation')}@canary.example` }
  people.set(subject, { ...person, roles: ['heard-analyst'] })
  const visitor = new Visitor()
  const enter = async () => {
    const { address, ticket } = await walk.ask(askOrganisation)
    return { ticket, answer: (await visitor.signIn(address, subject)).slice(1) }
  }
  const { account } = await walk.ask(signInByOrganisation, { body: await enter() })
  await walk.refused(signInByOrganisation, { body: { ...(await enter()), ticket: 'a'.repeat(51) } })
  await walk.ask(askOrganisationAgain, {}, { as: 'administrator' })

  const browser = new Browser(walk, 'somebody of an organisation on pages')
  const gone = await browser.open('/sign-in/organisation')
  if (!gone.includes('with-organisation')) throw new Error('the page does not lead to the organisation')
  people.set(subject, person)
  await walk.refused(signInByOrganisation, { body: await enter() })
  const { accounts } = await walk.ask(listAccounts, {}, { as: 'administrator' })
  if (!accounts.some((each) => each.account === account && each.organisation && each.grants.length === 0))
    throw new Error('the roles are still there')
  await walk.ask(removeAccount, { params: { account } }, { as: 'administrator' })
  await walk.refused(confirmByOrganisation, { body: await enter() }, { as: 'administrator' })
}
