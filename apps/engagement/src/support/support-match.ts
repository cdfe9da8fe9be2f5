import { type PieceAbout, type SupportNeed, SupportPlace } from '@heard/contracts/engagement'

export type ServiceAbout = Extract<PieceAbout, { kind: 'service' }>
export type Wanted = {
  readonly need?: SupportNeed | undefined
  /** Where the person lives. */
  readonly place?: SupportPlace | undefined
  readonly spoken?: string | undefined
}

const reach = (place: SupportPlace): number => SupportPlace.options.indexOf(place)

/** Whether a service is for somebody with this need, who lives there and speaks this: one for a wider place is for everybody within it. */
export const fits = ({ needs, place, spoken, interpreters }: ServiceAbout, wanted: Wanted): boolean =>
  (wanted.need === undefined || needs.includes(wanted.need)) &&
  (wanted.place === undefined || reach(place) >= reach(wanted.place)) &&
  (wanted.spoken === undefined || interpreters || spoken.includes(wanted.spoken))

/** The nearest first. */
export const byReach = (a: ServiceAbout, b: ServiceAbout): number => reach(a.place) - reach(b.place)
