import { listMemos, MemoAbout, showCodebook, ThemeId } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { Page } from '../../../components/page.tsx'
import { Select } from '../../../components/select.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { indented, themeNames } from '../contributions/names.ts'
import { MemoForm } from './memo-form.tsx'
import { MemoList } from './memo-list.tsx'
import { writeFrom } from './memos.server.ts'

const PAGE = 30

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const principal = context.get(principalContext)
  const asked = new URL(request.url).searchParams
  const about = MemoAbout.safeParse(asked.get('about')).data
  const theme = ThemeId.safeParse(asked.get('theme')).data
  const page = Math.max(1, Math.trunc(Number(asked.get('page'))) || 1)
  const query = { ...(about ? { about } : {}), ...(theme ? { theme } : {}), skip: (page - 1) * PAGE, limit: PAGE }
  const [listed, codebook] = await Promise.all([
    call(listMemos, { params: { programme }, query }),
    mayHere(principal, 'analysis.view', programme) ? call(showCodebook, { params: { programme } }) : undefined,
  ])
  return {
    programme,
    ...answerOf(listed),
    themes: codebook ? themeNames(answerOf(codebook).themes) : [],
    about,
    theme,
    page,
    done: asked.get('done'),
    key: newKey(context),
    mayEdit: mayHere(principal, 'memo.edit', programme),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const written = await writeFrom(context.get(callContext), programme, form, {})
  if ('errors' in written) return data({ errors: written.errors, values: valuesOf(form) }, { status: written.status })
  throw redirect(`/staff/${programme}/memos?done=${written.done}`, { headers: written.headers, status: 303 })
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

const Pages = ({ programme, about, theme, page, total }: Pick<Shown, 'programme' | 'about' | 'theme' | 'page' | 'total'>) => {
  const last = Math.max(1, Math.ceil(total / PAGE))
  const at = (to: number) =>
    `/staff/${programme}/memos?${new URLSearchParams({ ...(about ? { about } : {}), ...(theme ? { theme } : {}), page: String(to) })}`
  if (last === 1 && page === 1) return null
  return (
    <nav className="app-pages" aria-label="Pages">
      {page > 1 && <a href={at(page - 1)}>Newer</a>}
      <span>
        Page {page} of {last}
      </span>
      {page < last && <a href={at(page + 1)}>Older</a>}
    </nav>
  )
}

const Filter = ({ about, theme, themes }: Pick<Shown, 'about' | 'theme' | 'themes'>) => (
  <form method="get" className="app-filters">
    <div className="app-filters__grid">
      <Select
        name="about"
        label="On"
        value={about}
        errors={undefined}
        options={[
          { value: '', label: 'Anything' },
          { value: 'theme', label: 'Themes' },
          { value: 'contribution', label: 'Contributions' },
          { value: 'programme', label: 'The programme' },
        ]}
      />
      {themes.length > 0 && (
        <Select
          name="theme"
          label="Theme"
          value={theme}
          errors={undefined}
          options={[{ value: '', label: 'All themes' }, ...themes.map((each) => ({ value: each.id, label: indented(each) }))]}
        />
      )}
    </div>
    <Button look="secondary">Show</Button>
  </form>
)

export default function MemosPage() {
  const { programme, memos, total, themes, about, theme, page, done, key, mayEdit } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const narrowed = about !== undefined || theme !== undefined
  return (
    <Page title="Memos" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && (
        <DoneNotice done={done} said={{ memo: 'The memo is written.', changed: 'The memo is changed.', removed: 'The memo is removed.' }} />
      )}
      <h1>Memos</h1>
      <p>
        What analysts note while they read: on a theme, on a contribution or some words of it, or on the programme. Nobody publishes memos. One on a
        contribution is gone when the contribution is, and that you opened it is recorded.
      </p>
      <Filter about={about} theme={theme} themes={themes} />
      <h2>{total === 1 ? '1 memo' : `${total.toLocaleString('en-GB')} memos`}</h2>
      {memos.length === 0 && <p>{narrowed ? 'No memo matches. Choose less above.' : 'There is no memo yet.'}</p>}
      {memos.length > 0 && <MemoList memos={memos} programme={programme} mayEdit={mayEdit} themes={themes} />}
      <Pages programme={programme} about={about} theme={theme} page={page} total={total} />
      {mayEdit && (
        <>
          <h2>On the programme</h2>
          <MemoForm hint="Name nobody who took part. Memos on a theme are written on its own page." formKey={key} values={values} errors={errors} />
        </>
      )}
    </Page>
  )
}
