import { Characteristic } from '@heard/contracts/reporting'
import { OrganisationNames } from '../../../accountability/names.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { EqualityTables } from '../../figures/equality-tables.tsx'
import type { Assessed } from './assessment.ts'
import { tablesOf } from './characteristics.ts'
import type { Evidence, Subject } from './impact.server.ts'
import { rateOf } from './reach-names.ts'

const heard = (community: Assessed): string => {
  const { people, population } = community
  if (people === null) return 'The number of people who were heard is not shown: nobody, too few, or left out to protect another number.'
  if (!population) return `About ${people} people were heard. No population figure is set.`
  return `About ${people} people were heard, ${rateOf(community)} of every 1,000 (${population.people.toLocaleString('en-GB')} people, ${population.year}).`
}

type Placed = { readonly id: string; readonly level: 'h3' | 'h4' }

const OfCommunity = ({ id, level: Heading, community }: Placed & { readonly community: Assessed | undefined }) =>
  community ? (
    <>
      <p>{heard(community)}</p>
      <Heading>What was heard</Heading>
      {community.themes.length === 0 ? (
        <p>No theme has enough people of this community to show a number.</p>
      ) : (
        <ul>
          {community.themes.map(({ theme, people }) => (
            <li key={theme.theme}>
              <WordingLine of={theme.name} />: about {people} people
            </li>
          ))}
        </ul>
      )}
      <Heading>What was recommended because of it</Heading>
      {community.recommendations.length === 0 ? (
        <p>Nothing yet on these themes.</p>
      ) : (
        <ul>
          {community.recommendations.map((recommendation) => (
            <li key={recommendation.id}>
              <a href={`/programmes/${id}/recommendations/${recommendation.id}`}>
                <WordingLine of={recommendation.title} />
              </a>
              , asked of <OrganisationNames ids={recommendation.asked.map(({ organisation }) => organisation)} />
            </li>
          ))}
        </ul>
      )}
    </>
  ) : (
    <p>No number of this community has been released yet.</p>
  )

const OfCharacteristic = ({ id, level, equality }: Placed & { readonly equality: Evidence['equality'] }) => {
  const characteristic = Characteristic.safeParse(id).data
  const tables = characteristic ? tablesOf(characteristic, equality.tables) : []
  return tables.length === 0 ? <p>No figures about this have been released.</p> : <EqualityTables tables={tables} level={level} />
}

type EvidenceProps = Pick<Placed, 'level'> & { readonly programme: string; readonly subject: Subject; readonly evidence: Evidence }

/** What is public of a subject, under headings of this level. */
export const EvidenceOf = ({ programme, subject, evidence, level }: EvidenceProps) =>
  subject.by === 'community' ? (
    <OfCommunity id={programme} level={level} community={evidence.communities.find(({ column }) => column === subject.id)} />
  ) : (
    <OfCharacteristic id={subject.id} level={level} equality={evidence.equality} />
  )
