import { type PieceWords, rewritePiece } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { languageName } from '../../../support/names.ts'
import { englishName, sectionOf } from './names.ts'
import { toChange } from './one.server.ts'
import { partsOf, translated } from './translated.ts'

const languageOf = (params: LoaderFunctionArgs['params']): string => {
  const language = params.language ?? ''
  if (!/^[a-z]{2,3}$/.test(language) || language === 'en') throw data(null, { status: 404 })
  return language
}

export const loader = async ({ params, context }: LoaderFunctionArgs) => ({
  language: languageOf(params),
  ...(await toChange({ params, context })),
})

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const language = languageOf(params)
  const { programme, piece, content } = await toChange({ params, context })
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, partsOf(content.words))
  if (errors.length > 0) return comesBack(errors, values)
  const others = content.unchecked.filter((each) => each !== language)
  const unchecked = first(values, 'checked') === 'yes' ? others : [...others, language]
  const words: PieceWords = translated(content.words, language, (name) => typedIn(values, name)?.trim())
  const body = { ...content, unchecked, words, base: Number(first(values, 'base')) }
  const called = await context.get(callContext)(rewritePiece, { params: { programme, piece: piece.piece }, body }, keyOf(form))
  const fields = { codes: { 'review-not-ahead': 'checked' }, otherwise: 'checked' }
  return afterCall(called, `/staff/${programme}/${sectionOf(content.about)}/${piece.piece}?done=written`, fields, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
const valuesIn = ({ content: { words, unchecked }, language }: Loaded): FormValues => {
  const parts = partsOf(words)
  return {
    ...Object.fromEntries(parts.map(({ name, said }) => [name, [said[language] ?? '']])),
    checked: parts.some(({ said }) => said[language] !== undefined) && !unchecked.includes(language) ? ['yes'] : [],
  }
}

export default function PieceInLanguage() {
  const loaded = useLoaderData<typeof loader>()
  const { programme, piece, content, language, key } = loaded
  const { errors, values = valuesIn(loaded) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={`The words in ${englishName(language)}`}
      about={piece.title}
      back={`/staff/${programme}/${sectionOf(content.about)}/${piece.piece}`}
      formKey={key}
      errors={errors}
      send="Save as a new version"
    >
      <input type="hidden" name="base" value={first(values, 'base') ?? piece.newest} />
      {partsOf(content.words).map(({ name, label, said, rows }) => (
        <div key={name}>
          <InsetText>
            <Words text={said.en ?? ''} language="en" />
          </InsetText>
          <Textarea name={name} label={label} hint={languageName(language, 'en')} errors={errors} value={first(values, name)} rows={rows} />
        </div>
      ))}
      <Checkboxes
        name="checked"
        label="Who has read it"
        errors={errors}
        chosen={values.checked}
        choices={[{ value: 'yes', label: 'A native speaker has read these words', hint: 'Until then, pages say that nobody has' }]}
      />
    </StaffForm>
  )
}
