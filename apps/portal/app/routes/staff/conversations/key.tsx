import { paperOverview } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText, Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { type FormValues, first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { grouped } from '../../../components/receipt.tsx'
import { Select } from '../../../components/select.tsx'
import { callContext } from '../../../contexts.ts'
import { Text } from '../../../i18n/text.tsx'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { Agreements } from './agreements.tsx'
import { agreementsCode } from './agreements-code.server.ts'
import { keyAction } from './key.server.ts'
import { sheetOf } from './keying.server.ts'
import { AudienceField, KeyedQuestions } from './keying-form.tsx'
import { noticesOn } from './notices-on.server.ts'
import { WhoReads } from './who-reads.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, place, chosen, programme, shown, view, conversation } = await sheetOf(args)
  return {
    at,
    chosen,
    shown,
    open: conversation.stage === 'open' && !conversation.over,
    questionnaire: conversation.questionnaire,
    languages: view.languages,
    audiences: view.audiences,
    minimumAge: programme.minimumAge,
    notices: noticesOn(programme),
    code: agreementsCode(programme.notices),
    overview: answerOf(await args.context.get(callContext)(paperOverview, { params: place })),
    key: newKey(args.context),
    takeBackKey: newKey(args.context),
  }
}

export const action = keyAction

const nothing: FormValues = {}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Back = NonNullable<ReturnType<typeof useActionData<typeof action>>>

const Keyed = ({ keyed: { number, again, code }, formKey }: { readonly keyed: NonNullable<Back['keyed']>; readonly formKey: string }) => (
  <Notice title="Saved">
    <p>
      <strong>Write {number} on the form.</strong> Key in the next one below.
    </p>
    {again && <p>Put this form on the pile for double entry: somebody else is to key it in too.</p>}
    {code && (
      <>
        <p>Write this code on the letter or counterfoil for the person. It is shown only now; they use it at {code.link}.</p>
        <p className="app-receipt" lang="en" dir="ltr">
          {grouped(code.code)}
        </p>
      </>
    )}
    <PostForm>
      <HiddenKey value={formKey} />
      <input type="hidden" name="form" value={number} />
      <button className="app-link-button" type="submit">
        Something was wrong: take form {number} back
      </button>
    </PostForm>
  </Notice>
)

const Form = ({ loaded, values, errors, sameKey }: { readonly loaded: Loaded } & Pick<Back, 'values' | 'errors' | 'sameKey'>) => (
  <PostForm>
    <HiddenKey value={sameKey ?? loaded.key} />
    <input type="hidden" name="questionnaire" value={first(values, 'questionnaire') ?? loaded.questionnaire} />
    <AudienceField audiences={loaded.audiences} values={values} errors={errors} />
    <Checkboxes
      name="old-enough"
      label="Age"
      errors={errors}
      chosen={values['old-enough']}
      choices={[{ value: 'yes', label: `The form says: ${loaded.minimumAge} or older` }]}
    />
    <Select
      name="written-in"
      label="Language of what is written"
      value={first(values, 'written-in') ?? loaded.chosen.language}
      options={writingLanguages.map(([value, label]) => ({ value, label, lang: value }))}
    />
    <KeyedQuestions shown={loaded.shown} values={values} errors={errors} />
    <Agreements notices={loaded.notices} blank="Not keyed yet" no="No, or nothing ticked" values={values} errors={errors} />
    <Checkboxes name="wants-code" label="Code" chosen={values['wants-code']} choices={[{ value: 'yes', label: 'The person asked for a code' }]} />
    <Button id="send">Save, and key in the next one</Button>
  </PostForm>
)

export default function KeyPaper() {
  const loaded = useLoaderData<typeof loader>()
  const { errors, values = nothing, sameKey, keyed, takenBack } = useActionData<typeof action>() ?? {}
  const { at, chosen, languages, shown, open, code, key, takeBackKey } = loaded
  const { forms, keyedByMeToday } = keyed?.overview ?? loaded.overview
  return (
    <Page title="Key in paper answers" errors={errors} before={<BackLink href={at} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={shown.title} />
        </span>
        Key in paper answers
      </h1>
      {keyed && <Keyed keyed={keyed} formKey={takeBackKey} />}
      {takenBack !== undefined && (
        <Notice title="Taken back">
          <p>Form {takenBack} is erased. Cross the number out, and key the form in anew.</p>
        </Notice>
      )}
      <p id="take-back">
        You keyed in {keyedByMeToday} today. {forms} of this conversation are keyed in altogether.
      </p>
      <WhoReads languages={languages} chosen={chosen} />
      <InsetText>
        <p>
          The foot of the form must say <strong>{code}</strong> for the agreements. If it says anything else, the person agreed to other words: put
          the form aside. Leave out names and addresses that somebody wrote down.
        </p>
        <p>Go on with the tab key. A digit chooses from a list, the space bar ticks a box.</p>
      </InsetText>
      {open ? (
        <Form key={key} loaded={loaded} values={values} errors={errors} sameKey={sameKey} />
      ) : (
        <p>This conversation is not taking answers now.</p>
      )}
    </Page>
  )
}
