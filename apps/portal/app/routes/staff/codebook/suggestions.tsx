import { learnSuggestions, showCodebook, showSuggesting, switchSuggestions } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
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
  const [shown, codebook] = await Promise.all([call(showSuggesting, { params: { programme } }), call(showCodebook, { params: { programme } })])
  const names = new Map(answerOf(codebook).themes.map(({ id, name }) => [id, name.status === 'open' ? name.text : `(${name.status})`]))
  const { on, models, agreement } = answerOf(shown)
  return {
    programme,
    on,
    models,
    agreement: agreement.map((one) => ({ ...one, name: names.get(one.theme) ?? 'A theme that is gone' })),
    maySwitch: mayHere(context.get(principalContext), 'suggestion.switch', programme),
    mayLearn: mayHere(context.get(principalContext), 'coding.edit', programme),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const programme = programmeOf(params)
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const called =
    intent === 'learn'
      ? await call(learnSuggestions, { params: { programme } }, keyOf(form))
      : await call(switchSuggestions, { params: { programme }, body: { on: intent === 'on' } }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook/suggestions?done=${intent}`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'suggesting' }) }, { status: called.status })
}

const said: Readonly<Record<string, string>> = {
  on: 'Themes are suggested from now on, once a model has learned.',
  off: 'Themes are not suggested any more. The model is forgotten.',
  learn: 'The model has learned from what the team has coded.',
}

type Read = ReturnType<typeof useLoaderData<typeof loader>>

const Models = ({ models }: Pick<Read, 'models'>) => {
  const day = useDay()
  if (models.length === 0) return <p>No model has learned yet.</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="app-scroll" tabIndex={0} aria-label="Versions of the model">
      <table className="nhsuk-table">
        <caption className="nhsuk-table__caption">Versions of the model, the newest first</caption>
        <thead>
          <tr>
            {['Version', 'Learned on', 'Contributions', 'People', 'Themes', 'First suggestion right', 'F1 over themes'].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {models.map(({ number, at, contributions, people, themes, right, f1, texts }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{day(at)}</td>
              <td>{contributions.toLocaleString('en-GB')}</td>
              <td>{people.toLocaleString('en-GB')}</td>
              <td>{themes}</td>
              <td>{texts === 0 ? 'too few to say' : `${right} of 100`}</td>
              <td>{texts === 0 ? 'too few to say' : (f1 / 100).toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const Agreement = ({ agreement }: Pick<Read, 'agreement'>) => {
  if (agreement.length === 0) return <p>Nobody has answered a suggestion yet.</p>
  return (
    <table className="nhsuk-table">
      <caption className="nhsuk-table__caption">What people said to the suggestions</caption>
      <thead>
        <tr>
          <th scope="col">Theme</th>
          <th scope="col">Confirmed</th>
          <th scope="col">Refused</th>
          <th scope="col">Agreed</th>
        </tr>
      </thead>
      <tbody>
        {agreement.map(({ theme, name, confirmed, refused }) => (
          <tr key={theme}>
            <th scope="row">{name}</th>
            <td>{confirmed}</td>
            <td>{refused}</td>
            <td>{Math.round((confirmed / (confirmed + refused)) * 100)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export default function Suggestions() {
  const { programme, on, models, agreement, maySwitch, mayLearn, done, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const notice = done === null ? undefined : said[done]
  return (
    <Page title="Suggestions" errors={errors} before={<BackLink href={`/staff/${programme}/codebook`} />} wide>
      <ErrorSummary errors={errors} />
      {notice && !errors && (
        <Notice title="Done">
          <p>{notice}</p>
        </Notice>
      )}
      <h1>Suggestions</h1>
      <p>
        A small model learns from what this team has coded, and suggests themes beside each contribution. It runs on this machine, sees de-identified
        words only, keeps no text, and decides nothing: a person confirms or refuses each suggestion. Words that fewer than three people use are not
        learned, and the model is forgotten and learned again whenever somebody leaves.
      </p>
      <div id="suggesting">
        <p>
          <strong>{on ? 'Themes are suggested in this programme.' : 'Themes are not suggested in this programme.'}</strong>
        </p>
        {maySwitch && (
          <PostForm>
            <HiddenKey value={`${key}switch`} />
            <Button name="intent" value={on ? 'off' : 'on'} look="secondary">
              {on ? 'Stop suggesting' : 'Start suggesting'}
            </Button>
          </PostForm>
        )}
        {mayLearn && on && (
          <PostForm>
            <HiddenKey value={`${key}learn`} />
            <Button name="intent" value="learn">
              Learn from what is coded
            </Button>
          </PostForm>
        )}
      </div>
      <Models models={models} />
      <h2>How far people agree</h2>
      <Agreement agreement={agreement} />
    </Page>
  )
}
