import type { ProgrammeView } from '@heard/contracts/engagement'
import { showProgramme } from '@heard/contracts/engagement'
import { createContext as reactContext, useContext } from 'react'
import { createContext, data, type MiddlewareFunction, useRouteLoaderData } from 'react-router'
import { callContext } from '../contexts.ts'
import { languageOf } from '../i18n/language.ts'
import { answerOf } from './calling.ts'

/** The programme of the address, fetched once for the page and everything inside it. */
export const programmeContext = createContext<ProgrammeView>()

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/

export const loadProgramme: MiddlewareFunction = async ({ request, params, context }) => {
  const { programme = '' } = params
  if (!slug.test(programme)) throw data(null, { status: 404 })
  const called = await context.get(callContext)(showProgramme, { params: { programme }, query: { language: languageOf(request) } })
  context.set(programmeContext, answerOf(called))
}

/** The programme of what a page of staff shows as residents will see it. */
export const PreviewedProgramme = reactContext<ProgrammeView | undefined>(undefined)

/** The programme that the page at hand belongs to. */
export const useProgramme = (): ProgrammeView => {
  const loaded = useRouteLoaderData<{ programme: ProgrammeView }>('routes/programme/layout')
  const programme = useContext(PreviewedProgramme) ?? loaded?.programme
  if (!programme) throw new Error('this page is not below a programme')
  return programme
}
