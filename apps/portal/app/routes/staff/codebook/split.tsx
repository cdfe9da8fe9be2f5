import { longest, splitTheme } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { nameOf, oneTheme } from './one-theme.server.ts'
import { ThemeCard } from './theme-card.tsx'

const numbers = [1, 2, 3, 4, 5] as const

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, theme } = await oneTheme(args, 'theme.edit')
  return { programme, theme, name: nameOf(theme), key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const typed = numbers
    .map((number) => ({ number, name: typedIn(values, `name-${number}`), definition: typedIn(values, `definition-${number}`) }))
    .filter(({ number, name, definition }) => number <= 2 || name !== undefined || definition !== undefined)
  const wrong = checkTyped(
    values,
    typed.flatMap(({ number }) => [
      { name: `name-${number}`, longest: longest.name, missing: `Enter a name for new theme ${number}` },
      { name: `definition-${number}`, longest: longest.definition },
    ]),
  )
  if (wrong.length > 0) return data({ errors: wrong, values }, { status: 400 })
  const parts = typed.map(({ name = '', definition }) => ({ name, ...(definition === undefined ? {} : { definition }) }))
  const body = { parts, seen: Number(form.get('seen')) }
  const called = await context.get(callContext)(splitTheme, { params: { programme, theme: params.theme ?? '' }, body }, keyOf(form))
  if (called.ok) {
    throw redirect(`/staff/${programme}/codebook/${params.theme}/splits/${called.body.split}`, { headers: seen(called.headers), status: 303 })
  }
  const paths = Object.fromEntries(
    typed.flatMap(({ number }, index) => (['name', 'definition'] as const).map((part) => [`parts.${index}.${part}`, `${part}-${number}`])),
  )
  const words = { 'theme-changed': 'Somebody changed this theme meanwhile. This is how it is now: split it if it is still right' }
  return data({ errors: errorsFrom(called.problem, { paths, otherwise: 'name-1', words }), values }, { status: called.status })
}

export default function Split() {
  const { programme, theme, name, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <Page title={`Split ${name}`} errors={errors} before={<BackLink href={`/staff/${programme}/codebook/${theme.id}`} />}>
      <ErrorSummary errors={errors} />
      <h1>Split {name}</h1>
      <ThemeCard theme={theme} />
      {theme.retired && <p>This theme is not in use any more. Bring it back first.</p>}
      <ul>
        <li>
          The new themes stand beside it. What is coded with it waits for you and your colleagues to sort, one by one, to one or more of them, or to
          leave where it is. Until then it counts as {name}.
        </li>
        <li>
          You can undo it as long as nobody merges, splits or retires one of the new themes, or puts a theme into one. Then everything counts as{' '}
          {name} again.
        </li>
        <li>
          Tables that are released and recommendations that are published stay as they are. If {name} is in released tables, later ones show no
          numbers of it and of the new themes, because together they would tell too much.
        </li>
      </ul>
      <PostForm>
        <HiddenKey value={key} />
        <input type="hidden" name="seen" value={theme.version} />
        {numbers.map((number) => (
          <fieldset className="nhsuk-fieldset" key={number}>
            <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">
              New theme {number}
              {number > 2 && ' (optional)'}
            </legend>
            <Input name={`name-${number}`} label="Name" errors={errors} value={first(values, `name-${number}`)} />
            <Textarea
              name={`definition-${number}`}
              label="Definition (optional)"
              rows={2}
              errors={errors}
              value={first(values, `definition-${number}`)}
            />
          </fieldset>
        ))}
        {!theme.retired && <Button>Split it</Button>}
      </PostForm>
    </Page>
  )
}
