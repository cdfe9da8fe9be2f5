import type { PieceContent, PieceVersion } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Details, SummaryList, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { directionOf } from '../../../i18n/language.ts'
import { useMoment } from '../../../i18n/times.ts'
import { useDay, useMessages } from '../../../i18n/translator.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, theProgramme } from '../../../services/staff.ts'
import { languageName, needKeys, placeKeys } from '../../../support/names.ts'
import { ownerNames, standingOf } from '../pieces/names.ts'
import { thePiece } from '../pieces/one.server.ts'
import { PieceSteps, StepForm, stepsSaid } from '../pieces/piece-steps.tsx'
import { stepIn } from '../pieces/steps.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const found = await thePiece({ params, context })
  const { languages } = await theProgramme(context.get(callContext), found.programme)
  return {
    ...found,
    agrees: mayHere(context.get(principalContext), 'referral.agree', found.programme),
    others: languages.filter((language) => language !== 'en'),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export const action = stepIn('support')

const InLanguages = ({ words }: { readonly words: Readonly<Record<string, string>> | undefined }) => (
  <>
    {Object.entries(words ?? {}).map(([language, text]) => (
      <p key={language} lang={language} dir={directionOf(language)}>
        {text}
      </p>
    ))}
  </>
)

const ServiceContent = ({ content: { about, words, owner, reviewBy, unchecked } }: { readonly content: PieceContent }) => {
  const t = useMessages()
  const day = useDay()
  const optional = (key: string, value: string | undefined) => (value === undefined ? [] : [{ key, value: <bdi>{value}</bdi> }])
  return (
    <SummaryList
      rows={[
        { key: 'Name', value: <InLanguages words={words.name} /> },
        { key: 'What it does', value: <InLanguages words={words.what} /> },
        { key: 'Helps with', value: about.needs.map((need) => t(needKeys[need])).join(', ') },
        { key: 'Whom it is for', value: t(placeKeys[about.place]) },
        ...(words.who ? [{ key: 'Who can go there', value: <InLanguages words={words.who} /> }] : []),
        ...optional('Phone', words.phone),
        ...(words.opening ? [{ key: 'Open', value: <InLanguages words={words.opening} /> }] : []),
        ...optional('E-mail', words.email),
        ...optional('Website', words.web),
        ...optional('Address', words.address),
        {
          key: 'Languages',
          value: `${about.spoken.map((tag) => languageName(tag, 'en')).join(', ')}${about.interpreters ? '; interpreters for others' : ''}`,
        },
        { key: 'Kept true by', value: ownerNames[owner] },
        { key: 'Next check when written', value: reviewBy ? day(reviewBy) : 'None' },
        ...(unchecked.length > 0
          ? [{ key: 'Not yet read by a native speaker', value: unchecked.map((tag) => languageName(tag, 'en')).join(', ') }]
          : []),
      ]}
    />
  )
}

type HistoryProps = {
  readonly versions: readonly PieceVersion[]
  readonly published: number | undefined
  readonly formKey: string
  readonly edits: boolean
}

const History = ({ versions, published, formKey, edits }: HistoryProps) => {
  const moment = useMoment()
  return (
    <>
      <h2>Versions</h2>
      {versions.map(({ pieceVersion, at, own, content }, index) => (
        <Details
          key={pieceVersion}
          summary={`Version ${pieceVersion}, ${moment(at)}${own ? ', by you' : ''}${pieceVersion === published ? ', published' : ''}`}
        >
          {content ? <ServiceContent content={content} /> : <p>The words of this version were withdrawn.</p>}
          {edits && index > 0 && content && (
            <StepForm formKey={`${formKey}${pieceVersion}`} step="restore">
              <input type="hidden" name="version" value={pieceVersion} />
              <Button look="secondary">Bring this version back</Button>
            </StepForm>
          )}
        </Details>
      ))}
    </>
  )
}

const said = { ...stepsSaid, agreed: 'The agreement is recorded. Residents can ask now.', ended: 'It is recorded. Residents can no longer ask.' }

export default function OneService() {
  const { programme, piece, edits, agrees, others, key, done } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const base = `/staff/${programme}/support/${piece.piece}`
  const content = piece.versions[0]?.content
  const [text, colour] = standingOf(piece)
  return (
    <Page title={piece.title} errors={errors} before={<BackLink href={`/staff/${programme}/support`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">Support directory</span>
        {piece.title}
      </h1>
      <p id="steps">
        <Tag colour={colour}>{text}</Tag> {piece.reviewBy && `To be checked by ${day(piece.reviewBy)}.`}
      </p>
      {content ? <ServiceContent content={content} /> : <p>The words of the newest version were withdrawn.</p>}
      {edits && !piece.retired && content && (
        <div className="app-buttons">
          <ButtonLink look="secondary" href={`${base}/edit`}>
            Change it
          </ButtonLink>
          {others.map((language) => (
            <ButtonLink key={language} look="secondary" href={`${base}/words/${language}`}>
              {`Words in ${new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language}`}
            </ButtonLink>
          ))}
        </div>
      )}
      {agrees && !piece.retired && (
        <p>
          <a href={`${base}/referrals`}>Self-referral: whether residents can ask this service to get in touch</a>
        </p>
      )}
      {edits && <PieceSteps piece={piece} formKey={key} errors={errors} values={values} />}
      <History versions={piece.versions} published={piece.published} formKey={key} edits={edits && !piece.retired} />
    </Page>
  )
}
