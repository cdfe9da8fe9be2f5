import { createHash } from 'node:crypto'
import { doorNotices, Permission, permitGuest } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { InsetText, Panel } from '../../../components/content.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { QrCode, ShownCode } from '../../../components/receipt.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext, originContext } from '../../../contexts.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { choicesOf, permissionNames } from './names.ts'
import { gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { gathering, title } = await gatheringById({ params, context }, params.gathering)
  return {
    back: `/staff/${programme}/gatherings/${gathering}/day`,
    title: title.text,
    where: `${context.get(originContext)}/my-place`,
    key: newKey(context),
  }
}

/** The code is shown once, and stands in no address. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const permitted = (values.to ?? []).flatMap((to) => Permission.safeParse(to).data ?? [])
  const comesBack = (errors: { field: string; message: string }[], status: number) => data({ errors, values, receipt: undefined }, { status })
  if (permitted.length === 0) return comesBack([{ field: 'to', message: 'Choose what they say yes to' }], 400)
  const agreed = permitted.map((to) => ({ to, noticeHash: createHash('sha256').update(doorNotices[to].words.en).digest('hex') }))
  const called = await context.get(callContext)(permitGuest, { params: at, body: { agreed } }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, { otherwise: 'to' }), called.status)
  return data({ errors: undefined, values, receipt: called.body.receipt }, { headers: { 'cache-control': 'no-store' } })
}

export default function GuestSaysYes() {
  const { back, title, where, key } = useLoaderData<typeof loader>()
  const { errors, values, receipt } = useActionData<typeof action>() ?? {}
  if (receipt !== undefined) {
    return (
      <Page title="It is noted" before={<BackLink href={back} />}>
        <Panel title="It is noted">Let them photograph this, or write the code down for them.</Panel>
        <ShownCode code={receipt} />
        <QrCode text={receipt} label="QR picture of the code" />
        <p>With this code they take it back at any time, on this page:</p>
        <p className="app-link" lang="en" dir="ltr">
          {where}
        </p>
        <p>It is not shown again. Nobody can find it for them.</p>
      </Page>
    )
  }
  return (
    <StaffForm
      title="Somebody who came without registering says yes"
      about={title}
      back={back}
      formKey={key}
      errors={errors}
      send="Note it and show their code"
      before={
        <>
          <p>No name goes with it. Read this out first:</p>
          <InsetText>
            {Permission.options.map((to) => (
              <div key={to}>
                <p>{doorNotices[to].words.en}</p>
                <p lang="ur" dir="rtl">
                  {doorNotices[to].words.ur}
                </p>
              </div>
            ))}
          </InsetText>
        </>
      }
    >
      <Checkboxes name="to" label="They let happen" errors={errors} choices={choicesOf(permissionNames)} chosen={values?.to} />
    </StaffForm>
  )
}
