import { settleDifference, showCodebook, showDoubleCoding, ThemeId } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const programme = programmeOf(params)
  const [shown, codebook] = await Promise.all([
    call(showDoubleCoding, { params: { programme, sample: params.sample ?? '' } }),
    call(showCodebook, { params: { programme } }),
  ])
  const names = answerOf(codebook).themes.map(({ id, name }) => ({ id, name: name.status === 'open' ? name.text : `(${name.status})` }))
  return {
    programme,
    shown: answerOf(shown),
    names,
    mayCode: mayHere(context.get(principalContext), 'coding.edit', programme),
    done: new URL(request.url).searchParams.get('done') === 'settled',
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const sample = params.sample ?? ''
  const form = await request.formData()
  const theme = ThemeId.safeParse(form.get('theme'))
  if (!theme.success) return data({ errors: [{ field: 'differences', message: 'There is no such difference' }] }, { status: 400 })
  const place = { programme, sample, contribution: String(form.get('contribution') ?? '') }
  const body = { theme: theme.data, has: form.get('has') === 'yes' }
  const called = await context.get(callContext)(settleDifference, { params: place, body }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook/double-coding/${sample}?done=settled`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'differences' }) }, { status: called.status })
}

type Read = ReturnType<typeof useLoaderData<typeof loader>>

const figure = (value: number | undefined): string => (value === undefined ? 'cannot be told' : value.toFixed(2).replace('-', '−'))
const nameOf = (names: Read['names'], theme: string): string => names.find(({ id }) => id === theme)?.name ?? 'A theme that is gone'
const heads = ['Theme', 'Both', 'First only', 'Second only', 'Neither', 'Agreed', 'Kappa', 'Alpha'] as const

const Agreement = ({ shown: { agreement, alpha }, names }: Pick<Read, 'shown' | 'names'>) => (
  <>
    <h2>Agreement</h2>
    <p>
      Over all themes Krippendorff’s alpha is {figure(alpha)}, with chance counted theme by theme. Kappa and alpha are 1 where two always agree and 0
      where they agree as often as chance would have it; from 0.8 on a theme is called reliable, under 0.67 it is not.
    </p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <section className="app-scroll" tabIndex={0} aria-label="Agreement by theme">
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption">Agreement by theme</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agreement.map(({ theme, both, firstOnly, secondOnly, neither, percent, kappa, alpha: one }) => (
            <tr key={theme}>
              <th scope="row">{nameOf(names, theme)}</th>
              <td>{both}</td>
              <td>{firstOnly}</td>
              <td>{secondOnly}</td>
              <td>{neither}</td>
              <td>{Math.round(percent)} %</td>
              <td>{figure(kappa)}</td>
              <td>{figure(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
)

const Settle = ({ contribution, theme, name, formKey }: { contribution: string; theme: string; name: string; formKey: string }) => (
  <form method="post">
    <HiddenKey value={`${formKey}${contribution}${theme}`} />
    <input type="hidden" name="contribution" value={contribution} />
    <input type="hidden" name="theme" value={theme} />
    <button className="app-link-button" type="submit" name="has" value="yes">
      It has it<span className="nhsuk-u-visually-hidden">: {name}</span>
    </button>{' '}
    <button className="app-link-button" type="submit" name="has" value="no">
      It has it not<span className="nhsuk-u-visually-hidden">: {name}</span>
    </button>
  </form>
)

const Differences = ({
  shown,
  names,
  programme,
  mayCode,
  formKey,
}: Pick<Read, 'shown' | 'names' | 'programme' | 'mayCode'> & { formKey: string }) => (
  <>
    <h2 id="differences">Differences</h2>
    {shown.differences.length === 0 ? (
      <p>The two codings do not differ.</p>
    ) : (
      <p>Talk about each one, then say whether the contribution has the theme. Its coding is changed accordingly.</p>
    )}
    <ul className="app-codings">
      {shown.differences.map(({ contribution, theme, by, settled }, index) => (
        <li key={`${contribution}${theme}`}>
          <div>
            <strong>{nameOf(names, theme)}</strong>
            <span className="app-codings__about">
              <a href={`/staff/${programme}/contributions/${contribution}`}>Read contribution {index + 1}</a>,{' '}
              {by === 'first' ? 'first coding only' : 'second coding only'}
              {settled !== undefined && `, settled: it ${settled ? 'has' : 'has not'} the theme`}
            </span>
          </div>
          {mayCode && settled === undefined && <Settle contribution={contribution} theme={theme} name={nameOf(names, theme)} formKey={formKey} />}
        </li>
      ))}
    </ul>
  </>
)

export default function Sample() {
  const { programme, shown, names, mayCode, done, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const address = `/staff/${programme}/codebook/double-coding`
  return (
    <Page title="A sample coded twice" errors={errors} before={<BackLink href={address} />} wide>
      <ErrorSummary errors={errors} />
      {done && !errors && (
        <Notice title="Done">
          <p>The difference is settled, and the coding is as you said.</p>
        </Notice>
      )}
      <h1>A sample coded twice</h1>
      <p>
        Drawn on {day(shown.at)}: {shown.coded} of {shown.size} contributions are coded twice.
      </p>
      {shown.leftOut > 0 && (
        <p>
          {shown.leftOut} more that were drawn are left out, because they cannot be read now: withdrawn, held back, hard to read, or not de-identified
          any more.
        </p>
      )}
      {shown.left > 0 ? (
        <>
          <p>Agreement is shown once all of it is coded twice, so that nobody codes by what somebody else chose.</p>
          {mayCode && <ButtonLink href={`${address}/${shown.sample}/code`}>Code the next one</ButtonLink>}
        </>
      ) : (
        <>
          <Agreement shown={shown} names={names} />
          <Differences shown={shown} names={names} programme={programme} mayCode={mayCode} formKey={key} />
        </>
      )}
    </Page>
  )
}
