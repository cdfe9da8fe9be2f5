import type { PieceVersion } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Details, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useMoment } from '../../../i18n/times.ts'
import { useDay } from '../../../i18n/translator.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, theProgramme } from '../../../services/staff.ts'
import { PieceContents } from './contents.tsx'
import { englishName, sectionNames, sectionOf, standingOf } from './names.ts'
import { thePiece } from './one.server.ts'
import { PieceSteps, StepForm, stepsSaid } from './piece-steps.tsx'
import { takeStep } from './steps.server.ts'

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

export const action = takeStep

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
          {content ? <PieceContents content={content} /> : <p>The words of this version were withdrawn.</p>}
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

export default function OnePiece() {
  const { programme, piece, edits, agrees, others, key, done } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const section = sectionOf(piece.about)
  const base = `/staff/${programme}/${section}/${piece.piece}`
  const content = piece.versions[0]?.content
  const [text, colour] = standingOf(piece)
  return (
    <Page title={piece.title} errors={errors} before={<BackLink href={`/staff/${programme}/${section}`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">{sectionNames[section]}</span>
        {piece.title}
      </h1>
      <p id="steps">
        <Tag colour={colour}>{text}</Tag> {piece.reviewBy && `To be checked by ${day(piece.reviewBy)}.`}
      </p>
      {content ? <PieceContents content={content} /> : <p>The words of the newest version were withdrawn.</p>}
      {edits && !piece.retired && content && (
        <div className="app-buttons">
          <ButtonLink look="secondary" href={`${base}/edit`}>
            Change it
          </ButtonLink>
          {others.map((language) => (
            <ButtonLink key={language} look="secondary" href={`${base}/words/${language}`}>
              {`Words in ${englishName(language)}`}
            </ButtonLink>
          ))}
        </div>
      )}
      {agrees && section === 'support' && !piece.retired && (
        <p>
          <a href={`${base}/referrals`}>Self-referral: whether residents can ask this service to get in touch</a>
        </p>
      )}
      {edits && <PieceSteps piece={piece} formKey={key} errors={errors} values={values} />}
      <History versions={piece.versions} published={piece.published} formKey={key} edits={edits && !piece.retired} />
    </Page>
  )
}
