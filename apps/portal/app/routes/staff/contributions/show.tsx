import { listFiles } from '@heard/contracts/engagement'
import { type ContributionView, showCodebook, showContribution, suggestThemes } from '@heard/contracts/reporting'
import { useRef } from 'react'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Notice, SummaryList } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { memosOn } from '../memos/memos.server.ts'
import { headingsOf } from './answer-headings.server.ts'
import { CarePart } from './care-part.tsx'
import { answer, code, undo } from './coding.server.ts'
import { CodingForm } from './coding-form.tsx'
import { Codings } from './codings.tsx'
import { FilesPart } from './files-part.tsx'
import { MemosPart } from './memos-part.tsx'
import { barrierNames, languageName, type Names, nameIn, namesOf, originNames, stateNames } from './names.ts'
import { type Neighbours, neighboursOf } from './neighbours.server.ts'
import { note } from './note.server.ts'
import { propose } from './quotation.server.ts'
import { QuotationForm } from './quotation-form.tsx'
import { finish, warn } from './reading.server.ts'
import { SuggestionsPart } from './suggestions-part.tsx'
import { translate } from './translation.server.ts'
import { TranslationForm } from './translation-form.tsx'
import { searchOf, viewIn } from './view.ts'
import { WordsPart } from './words-part.tsx'

const placeOf = (params: { readonly programme?: string | undefined; readonly contribution?: string | undefined }) => ({
  programme: programmeOf(params),
  contribution: params.contribution ?? '',
})

export const handle = { hydrate: true }

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const principal = context.get(principalContext)
  const place = placeOf(params)
  const { programme, contribution } = place
  const asked = new URL(request.url).searchParams
  const view = viewIn(asked)
  const text = asked.get('text') === 'original' ? 'original' : 'de-identified'
  const despite = asked.get('despite') === 'warning' ? ({ despite: 'warning' } as const) : {}
  const mayList = mayHere(principal, 'analysis.view', programme)
  const [shown, files, codebook, about, neighbours, suggested] = await Promise.all([
    call(showContribution, { params: place, query: { text, ...despite } }),
    call(listFiles, { params: place }),
    mayList ? call(showCodebook, { params: { programme } }) : undefined,
    theProgramme(call, programme),
    mayList ? neighboursOf(call, programme, view, contribution) : {},
    mayHere(principal, 'coding.edit', programme) ? call(suggestThemes, { params: place }) : undefined,
  ])
  const read = answerOf(shown)
  return {
    place,
    shown: read,
    files: files.ok ? files.body.files : [],
    headings: await headingsOf(call, programme, read),
    memos: read.words.status === 'hard' ? [] : await memosOn(call, programme, { contribution, despite: 'warning' }),
    names: namesOf(about, codebook ? answerOf(codebook).themes : []),
    neighbours,
    suggested: suggested?.ok && read.words.status === 'open' ? suggested.body : undefined,
    search: searchOf(view),
    done: asked.get('done'),
    key: newKey(context),
    mayCode: mayHere(principal, 'coding.edit', programme),
    mayNote: mayHere(principal, 'memo.edit', programme),
    mayPropose: mayHere(principal, 'quotation.propose', programme),
    mayDeidentify: mayHere(principal, 'contribution.deidentify', programme),
    handed: asked.get('handed') === 'yes',
    mayRaise: mayHere(principal, 'safeguarding.raise', programme),
  }
}

const acts: Readonly<Record<string, typeof code>> = { code, memo: note, undo, answer, propose, translate, warn, finish }

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const place = placeOf(params)
  const form = await request.formData()
  const act = acts[String(form.get('intent'))] ?? code
  const outcome = await act(context.get(callContext), place, form)
  if ('errors' in outcome) return data({ errors: outcome.errors, values: valuesOf(form) }, { status: outcome.status })
  const search = new URLSearchParams(searchOf(viewIn(new URL(request.url).searchParams)))
  search.set('done', outcome.done)
  throw redirect(`/staff/${place.programme}/contributions/${place.contribution}?${search}`, { headers: outcome.headers, status: 303 })
}

const About = ({ shown, names }: { readonly shown: ContributionView; readonly names: Names }) => {
  const day = useDay()
  const rows = [
    { key: 'Received', value: day(shown.at) },
    { key: 'Origin', value: originNames[shown.origin] },
    ...(shown.answers?.saidBy === undefined ? [] : [{ key: 'Said by', value: shown.answers.saidBy === 'staff' ? 'Staff' : 'A resident' }]),
    { key: 'State', value: stateNames[shown.state] },
    { key: 'Stages', value: shown.stages.map((id) => nameIn(names.stages, id)).join(', ') || 'None named' },
    { key: 'Community', value: shown.community === undefined ? 'Not said' : nameIn(names.communities, shown.community) },
    { key: 'What got in the way', value: shown.barriers?.map((barrier) => barrierNames[barrier]).join(', ') ?? 'Not said' },
    { key: 'Language', value: languageName(shown.language) },
  ]
  return <SummaryList rows={rows} />
}

const Ways = ({ neighbours, base }: { readonly neighbours: Neighbours; readonly base: string }) => (
  <nav className="app-pages" aria-label="Contributions">
    {neighbours.before && <a href={base + neighbours.before}>Contribution before</a>}
    {neighbours.next && <a href={base + neighbours.next}>Next contribution</a>}
  </nav>
)

const said: Readonly<Record<string, string>> = {
  coded: 'The theme is recorded.',
  memo: 'The memo is written.',
  undone: 'The coding is taken back.',
  refused: 'The suggestion is refused. It does not come back.',
  proposed: 'The quotation is proposed. Somebody else has to approve it.',
  warned: 'Colleagues are warned before they open it.',
  'not-hard': 'Nobody is warned of it any more.',
  'handed-over': 'Your colleague finds it in their work.',
  read: 'It is recorded that it is read.',
  raised: 'Your concern is with the safeguarding team. They act in the time that its urgency gives.',
  translated: 'The translation is kept beside the words.',
  'written-down': 'What the file says is part of the words now. De-identify them again.',
  'de-identified': 'The text is de-identified. Analysts can read and code it now.',
}

export default function Contribution() {
  const { place, shown, files, headings, names, memos, neighbours, suggested, search, done, key, ...may } = useLoaderData<typeof loader>()
  const { mayCode, mayNote, mayPropose, mayDeidentify, mayRaise, handed } = may
  const { errors, values } = useActionData<typeof action>() ?? {}
  const words = useRef<HTMLDivElement>(null)
  const list = `/staff/${place.programme}/contributions`
  const open = shown.words.status === 'open' ? shown.words : undefined
  const markable = open?.text === 'de-identified' ? open.textVersion : undefined
  const stages = shown.stages.map((id) => nameIn(names.stages, id))
  const notice = done === null ? undefined : said[done]
  return (
    <Page title="Contribution" errors={errors} wide before={<BackLink href={list + search} />}>
      <ErrorSummary errors={errors} />
      {notice && !errors && (
        <Notice title="Done">
          <p>{notice}</p>
        </Notice>
      )}
      <h1>Contribution</h1>
      <div className="nhsuk-grid-row">
        <div className="nhsuk-grid-column-two-thirds">
          <div ref={words}>
            <WordsPart address={`${list}/${place.contribution}`} {...{ headings, shown, search, mayDeidentify, stages }} />
          </div>
          <FilesPart files={files} address={`${list}/${place.contribution}/files`} mayOpen={mayDeidentify && shown.state !== 'withdrawn'} />
          {mayDeidentify && open && markable !== undefined && shown.language !== 'en' && (
            <TranslationForm
              words={open.words}
              translation={shown.translation}
              {...{ textVersion: markable, stages, formKey: key, values, errors }}
            />
          )}
          <h2>Themes</h2>
          <Codings codings={shown.codings} themes={names.themes} words={open?.words} formKey={mayCode ? key : undefined} />
          {mayCode && suggested && <SuggestionsPart suggested={suggested} themes={names.themes} formKey={key} />}
          {mayCode && shown.state !== 'withdrawn' && (
            <>
              <h2>Code it</h2>
              {names.themes.length === 0 ? (
                <p>
                  There is no theme yet. <a href={`/staff/${place.programme}/codebook`}>Define one in the codebook</a>.
                </p>
              ) : (
                <CodingForm themes={names.themes} textVersion={markable} words={words} formKey={key} values={values} errors={errors} />
              )}
            </>
          )}
          <MemosPart
            {...{
              memos,
              programme: place.programme,
              answers: markable === undefined ? undefined : open?.words,
              mayNote: mayNote && shown.state !== 'withdrawn',
              textVersion: markable,
            }}
            {...{ words, formKey: key, values, errors }}
          />
          {mayPropose && markable !== undefined && (
            <>
              <h2>Propose a quotation</h2>
              <QuotationForm textVersion={markable} words={words} formKey={key} values={values} errors={errors} />
            </>
          )}
        </div>
        <div className="nhsuk-grid-column-one-third app-narrow">
          <h2>About it</h2>
          <About shown={shown} names={names} />
          <CarePart place={place} hard={shown.hard === true} formKey={key} mayRaise={mayRaise} handed={handed} />
        </div>
      </div>
      <Ways neighbours={neighbours} base={list} />
    </Page>
  )
}
