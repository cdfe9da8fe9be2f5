import type { Call } from '@heard/contracts'
import { changeMemo, listMemos, type MemoView, removeMemo, showCodebook } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { themeNames } from '../contributions/names.ts'
import { MemoAboutLine, MemoText, WrittenBy } from './memo-list.tsx'
import { noMemo, writeFrom } from './memos.server.ts'

type Place = { readonly programme: string; readonly memo: string }
type Refused = { readonly errors: readonly FieldError[]; readonly status: number }

const placeOf = (params: LoaderFunctionArgs['params']): Place => ({ programme: programmeOf(params), memo: params.memo ?? '' })

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const { programme, memo } = placeOf(params)
  const call = context.get(callContext)
  if (!mayHere(context.get(principalContext), 'memo.edit', programme)) throw data(null, { status: 403 })
  const [listed, codebook] = await Promise.all([
    call(listMemos, { params: { programme }, query: { memo, despite: 'warning' } }),
    call(showCodebook, { params: { programme } }),
  ])
  const [found] = answerOf(listed).memos
  return data({ programme, memo: found, themes: themeNames(answerOf(codebook).themes), key: newKey(context) }, { status: found ? 200 : 404 })
}

const whyNot = {
  'memo-changed': 'Somebody else changed this memo meanwhile. How it is now stands above your words: take over what you need, and save again',
  'memo-removed': 'Somebody else removed this memo meanwhile. Your words are kept below',
}

const whyNotRemoved = {
  'memo-changed': 'Somebody else changed this memo meanwhile. Read how it is now before you remove it',
  'memo-removed': 'Somebody else removed this memo already',
}

const otherwise = (problem: Parameters<typeof errorsFrom>[0], words: Readonly<Record<string, string>>): readonly FieldError[] =>
  errorsFrom(problem, { paths: { words: 'memo' }, words, otherwise: 'memo' })

const change = async (call: Call, params: Place, form: FormData): Promise<Refused> => {
  const words = String(form.get('memo') ?? '').replaceAll('\r\n', '\n')
  if (words.trim() === '') return { errors: [noMemo], status: 400 }
  const body = { words, language: String(form.get('language') ?? 'en'), seen: Number(form.get('seen')) }
  const called = await call(changeMemo, { params, body }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${params.programme}/memos?done=changed`, { headers: seen(called.headers), status: 303 })
  return { errors: otherwise(called.problem, whyNot), status: called.status }
}

const remove = async (call: Call, params: Place, form: FormData): Promise<Refused> => {
  const called = await call(removeMemo, { params, body: { seen: Number(form.get('seen')) } }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${params.programme}/memos?done=removed`, { headers: seen(called.headers), status: 303 })
  return { errors: otherwise(called.problem, whyNotRemoved), status: called.status }
}

/** What somebody typed into a memo that a colleague removed meanwhile, on what that one was on. */
const writeAnew = async (call: Call, { programme }: Place, form: FormData): Promise<Refused> => {
  const on = Object.fromEntries(['theme', 'contribution'].flatMap((name) => (form.get(name) ? [[name, String(form.get(name))]] : [])))
  const written = await writeFrom(call, programme, form, on)
  if ('errors' in written) return written
  throw redirect(`/staff/${programme}/memos?done=memo`, { headers: written.headers, status: 303 })
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const act = { remove, anew: writeAnew }[String(form.get('intent'))] ?? change
  const { errors, status } = await act(context.get(callContext), placeOf(params), form)
  return data({ errors, values: valuesOf(form) }, { status })
}

const Now = ({ memo, programme }: { readonly memo: MemoView; readonly programme: string }) => (
  <>
    <h2>How it is now</h2>
    <div className="nhsuk-inset-text" id="now">
      <MemoText memo={memo} programme={programme} />
      <WrittenBy memo={memo} />
    </div>
    <h2>Your words</h2>
  </>
)

const on = ({ theme, contribution }: Pick<MemoView, 'theme' | 'contribution'>) => (
  <>
    {theme !== undefined && <input type="hidden" name="theme" value={theme} />}
    {contribution !== undefined && <input type="hidden" name="contribution" value={contribution} />}
  </>
)

export default function Memo() {
  const { programme, memo, themes, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const typed = first(values, 'memo')
  const now = memo?.words.status === 'open' ? memo.words.text : undefined
  const isOther = typed !== undefined && memo !== undefined && first(values, 'seen') !== String(memo.version)
  return (
    <Page title="Memo" errors={errors} before={<BackLink href={`/staff/${programme}/memos`} />}>
      <ErrorSummary errors={errors} />
      <h1>Memo</h1>
      {memo ? (
        <p>
          <MemoAboutLine memo={memo} programme={programme} themes={themes} />. <WrittenBy memo={memo} />
        </p>
      ) : (
        <p>This memo is not there any more.</p>
      )}
      {isOther && <Now memo={memo} programme={programme} />}
      {(memo !== undefined || typed !== undefined) && (
        <PostForm>
          <HiddenKey value={key} />
          {memo && <input type="hidden" name="seen" value={memo.version} />}
          {memo?.words.status === 'open' && <input type="hidden" name="language" value={memo.words.language} />}
          {on(memo ?? { theme: first(values, 'theme'), contribution: first(values, 'contribution') })}
          <Textarea name="memo" label="Memo" errors={errors} value={typed ?? now} />
          <Button name="intent" value={memo ? 'change' : 'anew'}>
            {memo ? 'Save' : 'Write it as a new memo'}
          </Button>
        </PostForm>
      )}
      {memo && (
        <>
          <h2>Remove</h2>
          <p>Nobody can read it any more afterwards. That there was a memo, and that you removed it, stays in the record.</p>
          <PostForm>
            <HiddenKey value={key} />
            <input type="hidden" name="seen" value={memo.version} />
            <Button name="intent" value="remove" look="warning">
              Remove this memo
            </Button>
          </PostForm>
        </>
      )}
    </Page>
  )
}
