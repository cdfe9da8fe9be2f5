import { rewritePiece, type ServiceWords } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { languageName } from '../../../support/names.ts'
import { toChange } from '../pieces/one.server.ts'
import { serviceFields } from './service-values.ts'

const parts = [
  { name: 'name', label: 'Name of the service', longest: 120, missing: 'Enter the name in this language' },
  { name: 'what', label: 'What it does', longest: 600, missing: 'Enter what it does in this language' },
  { name: 'who', label: 'Who can go there, and what it costs', longest: 600 },
  { name: 'opening', label: 'When it is open', longest: 300 },
] as const

const languageOf = (params: LoaderFunctionArgs['params']): string => {
  const language = params.language ?? ''
  if (!/^[a-z]{2,3}$/.test(language) || language === 'en') throw data(null, { status: 404 })
  return language
}

export const loader = async ({ params, context }: LoaderFunctionArgs) => ({ language: languageOf(params), ...(await toChange({ params, context })) })

const translated = (words: ServiceWords, language: string, values: FormValues): ServiceWords => {
  const merged = (name: 'name' | 'what' | 'who' | 'opening') => {
    const text = typedIn(values, name)?.trim()
    return words[name] && (text === undefined ? words[name] : { ...words[name], [language]: text })
  }
  return { ...words, name: merged('name') ?? words.name, what: merged('what') ?? words.what, who: merged('who'), opening: merged('opening') }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const language = languageOf(params)
  const { programme, piece, content } = await toChange({ params, context })
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, parts)
  if (errors.length > 0) return comesBack(errors, values)
  const others = content.unchecked.filter((each) => each !== language)
  const unchecked = first(values, 'checked') === 'yes' ? others : [...others, language]
  const body = { ...content, unchecked, words: translated(content.words, language, values), base: Number(first(values, 'base')) }
  const called = await context.get(callContext)(rewritePiece, { params: { programme, piece: piece.piece }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/support/${piece.piece}?done=written`, serviceFields, values)
}

const valuesIn = (
  { words, unchecked }: Pick<ReturnType<typeof useLoaderData<typeof loader>>['content'], 'words' | 'unchecked'>,
  language: string,
): FormValues => ({
  ...Object.fromEntries(parts.map(({ name }) => [name, [words[name]?.[language] ?? '']])),
  checked: words.name[language] !== undefined && !unchecked.includes(language) ? ['yes'] : [],
})

export default function ServiceInLanguage() {
  const { programme, piece, content, language, key } = useLoaderData<typeof loader>()
  const { errors, values = valuesIn(content, language) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={`The words in ${new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language}`}
      about={piece.title}
      back={`/staff/${programme}/support/${piece.piece}`}
      formKey={key}
      errors={errors}
      send="Save as a new version"
    >
      <input type="hidden" name="base" value={first(values, 'base') ?? piece.newest} />
      {parts.map(({ name, label }) =>
        content.words[name] === undefined ? null : (
          <div key={name} className="app-translate">
            <InsetText>
              <p>{content.words[name].en}</p>
            </InsetText>
            <Textarea name={name} label={label} hint={languageName(language, 'en')} errors={errors} value={first(values, name)} rows={2} />
          </div>
        ),
      )}
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
