import { Explorer, exploreRecord } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink, Pagination } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { mayProve, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { askedFor } from './asking.server.ts'
import { EvidenceParts } from './evidence-parts.tsx'
import { NarrowForm } from './narrow-form.tsx'
import { addressOf, narrowingOf, queryOf } from './narrowing.ts'

const titles = {
  consents: ['Explore consents', 'Each contribution with its chain of consent. Choose one to read the words that were shown on each day.'],
  openings: ['Explore openings', 'Every opening of personal data: who, what for, and what is out of the ordinary.'],
  retention: ['Explore retention and erasure', 'What is due is erased every day. Runs, rules, holds, erasures with their checks, and drills.'],
  commitments: ['Explore commitments', 'What was promised, and everything that happened to it since, side by side.'],
} as const satisfies Record<Explorer, readonly [string, string]>

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const explorer = Explorer.safeParse(params.explorer)
  if (!explorer.success) throw data(null, { status: 404 })
  const call = context.get(callContext)
  const { sample: _sample, seed: _seed, ...rest } = narrowingOf(new URL(request.url).searchParams)
  const narrowing = { ...rest, sample: '', seed: '' }
  const query = { ...queryOf(id, narrowing), page: narrowing.page }
  const [called, view] = await Promise.all([call(exploreRecord, { params: { explorer: explorer.data }, query }), theProgramme(call, id)])
  return { id, name: view.name.text, explorer: explorer.data, narrowing, asked: askedFor(called), proves: mayProve(context.get(principalContext)) }
}

export default function ExploreRecord() {
  const { id, name, explorer, narrowing, asked, proves } = useLoaderData<typeof loader>()
  const [title, what] = titles[explorer]
  const address = `/staff/${id}/audit/explore/${explorer}`
  const { errors } = asked
  const byContribution = explorer === 'consents' || explorer === 'openings'
  return (
    <Page title={title} errors={errors} wide before={<BackLink href={`/staff/${id}/audit${narrowing.everywhere ? '?scope=all' : ''}`} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        {title}
      </h1>
      <p>{what}</p>
      <NarrowForm narrowing={narrowing} errors={errors} address={address}>
        {byContribution && (
          <Input
            name="contribution"
            label="Contribution"
            hint="Its whole number"
            value={narrowing.contribution}
            errors={errors}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {explorer === 'openings' && (
          <>
            <Input
              name="actor"
              label="Who"
              hint="The number of an account"
              value={narrowing.actor}
              errors={errors}
              autoComplete="off"
              spellCheck={false}
            />
            <Input
              name="purpose"
              label="Purpose"
              hint="Such as narrative"
              value={narrowing.purpose}
              errors={errors}
              autoComplete="off"
              spellCheck={false}
            />
          </>
        )}
      </NarrowForm>
      {'answer' in asked && (
        <>
          <EvidenceParts evidence={asked.answer} place={{ programme: id, everywhere: narrowing.everywhere, proves }} />
          <Pagination page={asked.answer.page} pages={asked.answer.pages} href={(page) => `${address}${addressOf(narrowing, { page })}`} />
        </>
      )}
    </Page>
  )
}
