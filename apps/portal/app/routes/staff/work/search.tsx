import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { principalContext } from '../../../services/staff.ts'
import { type HitGroup, searchEverywhere } from './search-everywhere.server.ts'
import { placesOf } from './tasks.server.ts'

const longest = 200
type Answer = { readonly q: string; readonly errors?: { field: string; message: string }[]; readonly groups?: readonly HitGroup[] }

/** What is looked for may name somebody: it comes in a form, and stands in no address. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const q = String((await request.formData()).get('q') ?? '').trim()
  const refused = (message: string) => data<Answer>({ q, errors: [{ field: 'look-for', message }] }, { status: 400 })
  if (q === '') return refused('Enter what you look for')
  if (q.length > longest) return refused(`Use ${longest} characters or fewer`)
  const call = context.get(callContext)
  const principal = context.get(principalContext)
  return data<Answer>({ q, groups: await searchEverywhere(call, principal, await placesOf(call, principal), q) })
}

const Group = ({ group: { name, hits, more } }: { readonly group: HitGroup }) => (
  <>
    <h2>{name}</h2>
    <ul className="app-waiting">
      {hits.map(({ href, text, about }) => (
        <li key={`${href} ${text}`}>
          <a href={href}>
            <bdi>{text}</bdi>
          </a>
          {about !== undefined && <p className="app-entries__about">{about}</p>}
        </li>
      ))}
    </ul>
    {more && <p>There are more. Use more words to narrow them.</p>}
  </>
)

export default function Search() {
  const { q = '', errors, groups } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Search" errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>Search</h1>
      <PostForm action="/staff/search">
        <Input
          name="q"
          id="look-for"
          label="What do you look for?"
          hint="Contributions in their de-identified text, enquiries by their reference, recommendations, promises, gatherings and people, as far as your role may see them"
          errors={errors}
          value={q}
          inputMode="search"
          autoComplete="off"
        />
        <Button>Search</Button>
      </PostForm>
      {groups && groups.length === 0 && <p>Nothing was found that your role may see. Use fewer or other words.</p>}
      {groups?.map((group) => (
        <Group key={group.name} group={group} />
      ))}
    </Page>
  )
}
