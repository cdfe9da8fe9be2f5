import { listReferrals, type ReferralView, stepReferral } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const search = new URL(request.url).searchParams
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? 1)) || 1)
  const [listed, view] = await Promise.all([call(listReferrals, { params: { programme: id }, query: { page } }), theProgramme(call, id)])
  const { referrals, more } = answerOf(listed)
  return {
    id,
    page,
    more,
    name: view.name.text,
    referrals: referrals.map((referral) => ({ ...referral, formKey: newKey(context) })),
    manages: mayHere(context.get(principalContext), 'referral.manage', id),
    done: search.get('done'),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const step = first(values, 'step') === 'send-again' ? 'send-again' : 'acknowledge'
  const input = { params: { programme, referral: first(values, 'referral') ?? '' }, body: { step } } as const
  const called = await context.get(callContext)(stepReferral, input, keyOf(form))
  return afterCall(called, `/staff/${programme}/referrals?done=${step}`, { otherwise: 'referrals' }, values)
}

const said = { acknowledge: 'It is recorded that the partner has it.', 'send-again': 'A new link is on its way. The old one no longer works.' }

type Shown = ReferralView & { readonly formKey: string }

const standing = ({ state, late, by }: ReferralView): readonly [string, 'grey' | 'green' | 'red' | 'blue'] => {
  if (state === 'withdrawn') return ['Taken back', 'grey']
  if (state === 'acknowledged') return [by === 'partner' ? 'Read by the partner' : 'Partner has it', 'green']
  return late ? ['Nobody has said they have it', 'red'] : ['On its way', 'blue']
}

const StepButton = ({ referral, step, name }: { readonly referral: Shown; readonly step: string; readonly name: string }) => {
  const day = useDay()
  return (
    <PostForm>
      <HiddenKey value={`${referral.formKey}${step}`} />
      <input type="hidden" name="referral" value={referral.referral} />
      <input type="hidden" name="step" value={step} />
      <Button look="secondary">
        {name}
        <span className="nhsuk-u-visually-hidden">
          : {referral.service}, asked on {day(referral.askedAt)}
        </span>
      </Button>
    </PostForm>
  )
}

const Referral = ({ referral, manages }: { readonly referral: Shown; readonly manages: boolean }) => {
  const day = useDay()
  const [text, colour] = standing(referral)
  const { service, askedAt, acknowledgedAt, attempts, state } = referral
  return (
    <li>
      <div className="app-entries__head">
        <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">{service}</h2>
        <Tag colour={colour}>{text}</Tag>
      </div>
      <p>
        Asked on {day(askedAt)}
        {attempts > 1 && `, sent ${attempts} times`}
        {acknowledgedAt && `, with them since ${day(acknowledgedAt)}`}.
      </p>
      {manages && state === 'sent' && (
        <div className="app-buttons">
          <StepButton referral={referral} step="acknowledge" name="They have it" />
          <StepButton referral={referral} step="send-again" name="Send a new link" />
        </div>
      )}
    </li>
  )
}

const Pages = ({ id, page, more }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'id' | 'page' | 'more'>) => {
  if (page === 1 && !more) return null
  const address = `/staff/${id}/referrals`
  return (
    <nav className="app-pages" aria-label="Pages">
      {page > 1 && <a href={page === 2 ? address : `${address}?page=${page - 1}`}>Page before</a>}
      <span>Page {page}</span>
      {more && <a href={`${address}?page=${page + 1}`}>Next page</a>}
    </nav>
  )
}

export default function Referrals() {
  const { id, page, more, name, referrals, manages, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Self-referrals" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Self-referrals
      </h1>
      <p id="referrals">
        People who asked a service to get in touch. You do not see who they are or what they wrote: only the partner does, once, by the link that was
        mailed. After a week without a word, ring the partner.
      </p>
      {referrals.length === 0 && <p>{page === 1 ? 'Nobody has asked yet.' : 'There are no more requests.'}</p>}
      <ul className="app-entries">
        {referrals.map((referral) => (
          <Referral key={referral.referral} referral={referral} manages={manages} />
        ))}
      </ul>
      <Pages {...{ id, page, more }} />
    </Page>
  )
}
