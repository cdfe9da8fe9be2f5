import { approveReport, proposeReport, type ReportContent, type ReportWords } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { inLanguage } from '../../../accountability/in-language.ts'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { WordingBlock, WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { PreviewedProgramme } from '../../../services/programme.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { Changes } from '../../report/changes.tsx'
import { VersionBody } from '../../report/version-body.tsx'
import { deskOf } from './desk.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { id, desk, view, languages } = await deskOf(context.get(callContext), programmeOf(params))
  const { published, draft, preview, proposal } = desk
  const may = (action: 'report.compose' | 'report.publish') => mayHere(context.get(principalContext), action, id)
  const content = proposal ? proposal.content : preview
  return {
    id,
    view,
    edition: published + 1,
    saves: draft?.saves ?? 0,
    content,
    now: preview,
    proposal: proposal && { report: proposal.report, mine: proposal.mine, hash: proposal.hash, moved: proposal.moved },
    written: languages.filter(({ code }) => content?.words.some(({ language }) => language === code)),
    language: new URL(request.url).searchParams.get('language') ?? 'en',
    mayCompose: may('report.compose'),
    mayPublish: may('report.publish'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const report = first(values, 'report')
  const back = `/staff/${programme}/reports`
  if (report !== undefined) {
    const approved = await call(approveReport, { params: { programme, report } }, keyOf(form))
    return afterCall(approved, `${back}?done=published`, { otherwise: 'decide' }, values)
  }
  const proposed = await call(proposeReport, { params: { programme }, body: { saves: Number(first(values, 'saves')) } }, keyOf(form))
  return afterCall(proposed, `${back}?done=proposed`, { otherwise: 'decide' }, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** As residents will see it, below a heading of this page. */
const AsItWillBe = ({
  content,
  words,
  view,
}: { readonly content: ReportContent; readonly words: ReportWords | undefined } & Pick<Loaded, 'view'>) => (
  <PreviewedProgramme value={view}>
    <div className="app-preview">
      <p className="nhsuk-heading-l">{words ? <WordingLine of={words.title} /> : 'No title yet'}</p>
      <VersionBody content={content} words={words} />
      {words?.easyRead && (
        <>
          <h2>Easy read</h2>
          <WordingBlock of={words.easyRead} />
        </>
      )}
    </div>
  </PreviewedProgramme>
)

const Languages = ({ id, written, language }: Pick<Loaded, 'id' | 'written' | 'language'>) =>
  written.length < 2 ? null : (
    <nav aria-label="Languages of this edition">
      <ul className="app-dates">
        {written.map(({ code, name }) => (
          <li key={code}>
            {code === language ? <strong lang={code}>{name}</strong> : <a href={`/staff/${id}/reports/preview?language=${code}`}>{name}</a>}
          </li>
        ))}
      </ul>
    </nav>
  )

const Propose = ({ loaded: { saves, key, written } }: { readonly loaded: Loaded }) =>
  written.length === 0 ? (
    <p>Write a title and a summary first. Then the edition can be proposed.</p>
  ) : (
    <PostForm>
      <HiddenKey value={key} />
      <input type="hidden" name="saves" value={saves} />
      <p>Proposing freezes the edition as it stands here. A second person reads it and publishes it, or puts it back.</p>
      <Button>Propose this edition</Button>
    </PostForm>
  )

const Decide = ({ loaded: { id, view, proposal, now, mayPublish, mayCompose, key } }: { readonly loaded: Loaded }) => {
  if (!proposal) return null
  return (
    <>
      {proposal.moved.length > 0 && (
        <PreviewedProgramme value={view}>
          <h2>What has happened since it was proposed</h2>
          <p>This is not in the edition. Put it back and propose it again if it should be.</p>
          <Changes changes={proposal.moved} content={now} />
        </PreviewedProgramme>
      )}
      <p>
        Its fingerprint is <code className="app-code">{proposal.hash}</code>
      </p>
      {proposal.mine && (
        <InsetText>
          <p>You proposed this edition. Somebody else who may publish has to approve it.</p>
        </InsetText>
      )}
      {mayPublish && !proposal.mine && (
        <PostForm>
          <HiddenKey value={key} />
          <input type="hidden" name="report" value={proposal.report} />
          <p>
            It is public at once, under an address that stays, and followers are told that a new report is out. It cannot be taken back. A text in it
            can be withdrawn later, and the edition then says so.
          </p>
          <Button>Approve and publish</Button>
        </PostForm>
      )}
      {mayCompose && (
        <ButtonLink href={`/staff/${id}/reports/put-back`} look="secondary">
          Put it back
        </ButtonLink>
      )}
    </>
  )
}

export default function Preview() {
  const loaded = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const { id, view, edition, content, proposal, language, written, mayCompose } = loaded
  const words = inLanguage(content?.words ?? [], language)
  return (
    <OrganisationsContext value={view}>
      <Page title={`Edition ${edition}`} errors={errors} before={<BackLink href={`/staff/${id}/reports`} />}>
        <ErrorSummary errors={errors} />
        <h1>
          <span className="nhsuk-caption-l">{view.name.text}</span>
          {proposal ? `Edition ${edition}, proposed` : `How edition ${edition} will look`}
        </h1>
        {content && <p className="app-quiet">As things stand on {day(content.today)}. Each reader sees the headings in their own language.</p>}
        <Languages id={id} written={written} language={language} />
        {content ? <AsItWillBe content={content} words={words} view={view} /> : <p>This edition cannot be read any more. Put it back.</p>}
        <div id="decide">{proposal ? <Decide loaded={loaded} /> : mayCompose && <Propose loaded={loaded} />}</div>
      </Page>
    </OrganisationsContext>
  )
}
