import { InformationKind, listPieces, type PieceAbout, type PieceSummary } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { ownerNames, standingOf } from '../pieces/names.ts'
import { kindNames } from './information-values.ts'

type Item = PieceSummary & { readonly about: Exclude<PieceAbout, { kind: 'service' }> }
const isItem = (piece: PieceSummary): piece is Item => piece.about.kind !== 'service'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [listed, view] = await Promise.all([call(listPieces, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    items: answerOf(listed).pieces.filter(isItem),
    edits: mayHere(context.get(principalContext), 'information.edit', id),
  }
}

const OneItem = ({ id, item }: { readonly id: string; readonly item: Item }) => {
  const day = useDay()
  const [text, colour] = standingOf(item)
  const { about, owner, reviewBy } = item
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">
          <a href={`/staff/${id}/information/${item.piece}`}>{item.title}</a>
        </h3>
        <Tag colour={colour}>{text}</Tag>
      </div>
      <p>
        {about.kind === 'awareness' && `Shown from ${day(about.from)} until ${day(about.until)}. `}
        {ownerNames[owner]}
        {reviewBy && `; to be checked by ${day(reviewBy)}`}.
      </p>
    </li>
  )
}

export default function Information() {
  const { id, name, items, edits } = useLoaderData<typeof loader>()
  return (
    <Page title="Information">
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Information
      </h1>
      <p>What residents read under “Questions and answers” of the programme. Write it in English first; each piece then has its other languages.</p>
      {InformationKind.options.map((kind) => {
        const ofKind = items.filter(({ about }) => about.kind === kind)
        return (
          <section key={kind} aria-labelledby={kind}>
            <h2 id={kind}>{kindNames[kind]}</h2>
            {edits && (
              <ButtonLink look="secondary" href={`/staff/${id}/information/new/${kind}`}>
                Write one<span className="nhsuk-u-visually-hidden">: {kindNames[kind]}</span>
              </ButtonLink>
            )}
            {ofKind.length === 0 && <p>There is none yet.</p>}
            <ul className="app-entries">
              {ofKind.map((item) => (
                <OneItem key={item.piece} id={id} item={item} />
              ))}
            </ul>
          </section>
        )
      })}
      <p>
        <a href={`/programmes/${id}/information`}>See it as residents see it</a>
      </p>
    </Page>
  )
}
