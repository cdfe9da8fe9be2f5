import type { Call, Called, Route } from '@heard/contracts'
import { deidentifyContribution } from '@heard/contracts/engagement'
import { giveRoles, listAccounts } from '@heard/contracts/identity'
import { codeContribution, defineTheme, listContributions } from '@heard/contracts/reporting'
import type { Acting } from './accountable.fixture.ts'
import { programme, share } from './staff.ts'

const of = <R extends Route>(called: Called<R>) => {
  if (!called.ok) throw new Error(called.problem.title)
  return called.body
}

/** Eleven people waited and eleven met kindness: all de-identified and coded by an analyst; one more has no theme yet. The coordinator may code too. */
export const coded = async (
  url: string,
  { call, as }: Acting,
): Promise<{ readonly waiting: string; readonly kindness: string; readonly fresh: string }> => {
  for (let person = 0; person < 11; person += 1) {
    await share(url, `We were waiting for weeks, ${person}`, 'They rang')
    await share(url, `The nurse was kind to us, ${person}`, 'She listened')
  }
  await share(url, 'I was waiting all day', 'Nothing')
  const headers = await as('analyst')
  const asked: <R extends Route>(route: R, input: Parameters<Call>[1]) => Promise<ReturnType<typeof of<R>>> = async (route, input) =>
    of(await call(route, input as never, { headers })) as never
  const { theme: waiting } = await asked(defineTheme, { params: { programme }, body: { name: 'Waiting' } })
  const { theme: kindness } = await asked(defineTheme, { params: { programme }, body: { name: 'Kindness' } })
  const { contributions } = await asked(listContributions, { params: { programme }, query: { limit: 50 } })
  const [newest, ...others] = contributions
  for (const { contribution } of contributions) await asked(deidentifyContribution, { params: { programme, contribution }, body: { spans: [] } })
  for (const [index, { contribution }] of others.entries()) {
    await asked(codeContribution, { params: { programme, contribution }, body: { theme: index % 2 === 0 ? kindness : waiting } })
  }
  const administrator = { headers: await as('administrator') }
  const { accounts } = of(await call(listAccounts, {}, administrator))
  const coordinator = accounts.find(({ email }) => email === 'coordinator@heard.example')?.account ?? ''
  const grants = (['coordinator', 'analyst'] as const).map((role) => ({ role, programme: '*' as const }))
  of(await call(giveRoles, { params: { account: coordinator }, body: { grants } }, administrator))
  return { waiting, kindness, fresh: newest?.contribution ?? '' }
}
