import { ReceiptShownBy, renewReceipt } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import { Notice } from '../../../components/content.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { Page } from '../../../components/page.tsx'
import { ShownCode } from '../../../components/receipt.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { theApplication } from './one.server.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, application, one } = await theApplication(args)
  return { back: `/staff/${programme}/applications/${application}`, details: one.details, key: newKey(args.context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), application: params.application ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const shownBy = ReceiptShownBy.safeParse(first(values, 'shown-by')).data
  if (!shownBy) return comesBack([{ field: 'shown-by', message: 'Choose how they showed who they are' }], values)
  const called = await context.get(callContext)(renewReceipt, { params: where, body: { shownBy } }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, { otherwise: 'shown-by' }), values, called.status)
  return { renewed: { code: called.body.receipt, link: `${context.get(originContext)}/my-contribution` } }
}

type Renewed = { readonly code: string; readonly link: string }

const NewCode = ({ back, renewed: { code, link } }: { readonly back: string; readonly renewed: Renewed }) => (
  <Page title="A new code">
    <h1>A new code</h1>
    <Notice title="Give them this code">
      <p>It opens their application at {link}. The old code opens nothing any more. It is on this page only: let them write it down now.</p>
      <ShownCode code={code} />
    </Notice>
    <ButtonLink href={back}>Go to the application</ButtonLink>
  </Page>
)

export default function RenewReceipt() {
  const { back, details, key } = useLoaderData<typeof loader>()
  const came = useActionData<typeof action>()
  if (came && 'renewed' in came) return <NewCode back={back} renewed={came.renewed} />
  const { errors, values = {} } = came ?? {}
  return (
    <StaffForm
      title="Make a new code"
      about={details && <bdi>{details.name}</bdi>}
      back={back}
      formKey={key}
      errors={errors}
      send="Make a new code"
      before={
        <>
          <p>
            Whoever has the code can read, take back and delete the application. So make sure first who they are, by what they left us
            {details && (
              <>
                : <bdi>{details.contact}</bdi>
              </>
            )}
            . A voice and a name are not enough.
          </p>
          <p>The old code opens nothing from then on. That you made a new one is recorded.</p>
        </>
      }
    >
      <Radios
        name="shown-by"
        label="How did they show who they are?"
        errors={errors}
        chosen={first(values, 'shown-by')}
        choices={[
          { value: 'phone', label: 'I rang the number that they left' },
          { value: 'e-mail', label: 'I wrote to the address that they left, and they answered from there' },
          { value: 'in-person', label: 'We met, and I know them from our talk' },
        ]}
      />
    </StaffForm>
  )
}
