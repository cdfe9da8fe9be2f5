import type { EventsFact } from '@heard/contracts/events'

export type GatheringFact = EventsFact<
  | 'GatheringAnnounced'
  | 'GatheringChanged'
  | 'GatheringCancelled'
  | 'GatheringPrepared'
  | 'HeardPublished'
  | 'HeardChanged'
  | 'RegistrationMade'
  | 'RegistrationChanged'
  | 'RegistrationCancelled'
  | 'PlaceOffered'
  | 'PlaceAccepted'
  | 'PlaceLapsed'
  | 'ArrivalNoted'
  | 'HeadcountNoted'
  | 'PermissionNoted'
  | 'DoorCounted'
>

export const gatheringStream = (programme: string, gathering: string): string => `gathering-${programme}.${gathering}`
