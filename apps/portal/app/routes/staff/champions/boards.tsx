import { beginBoard, listBoards } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { readBoard } from './board-form.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const called = await context.get(callContext)(listBoards, { params: { programme: id } })
  return {
    id,
    ...answerOf(called),
    manages: mayHere(context.get(principalContext), 'board.manage', id),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readBoard(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(beginBoard, { params: { programme }, body: read.content }, keyOf(form))
  return afterCall(called, `/staff/${programme}/champions/boards?done=begun`, { otherwise: 'name' }, values)
}

export default function Boards() {
  const { id, boards, manages, done, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Boards" errors={errors} before={<BackLink href={`/staff/${id}/champions`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={{ begun: 'The board is there. Say who speaks for which community, and plan a meeting.' }} />}
      <h1>Boards</h1>
      {boards.length === 0 && (
        <InsetText>
          <p>No board is named yet. At a board champions speak for their communities; everybody can read what came of it.</p>
        </InsetText>
      )}
      <ul className="app-entries">
        {boards.map(({ board, name = 'Words withdrawn', closed, representatives, meetings }) => (
          <li key={board}>
            <div className="app-entries__head">
              <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">
                <a href={`/staff/${id}/champions/boards/${board}`}>{name}</a>
              </h2>
              {closed && <Tag colour="grey">Closed</Tag>}
            </div>
            <p>
              {representatives.length === 1 ? 'One community is heard.' : `${representatives.length} communities are heard.`}{' '}
              {meetings.length === 1 ? 'One meeting.' : `${meetings.length} meetings.`}
            </p>
          </li>
        ))}
      </ul>
      {manages && (
        <PostForm>
          <HiddenKey value={key} />
          <h2>Name a board</h2>
          <Input name="name" label="What is it called?" errors={errors} value={first(values, 'name')} />
          <Textarea name="about" label="What does it decide about? (optional)" errors={errors} value={first(values, 'about')} rows={3} />
          <Button>Name it</Button>
        </PostForm>
      )}
    </Page>
  )
}
