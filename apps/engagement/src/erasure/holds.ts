import type { Asked } from './erasure.state.ts'

/** What may stand against an erasure: legal holds and safeguarding cases. */
export abstract class Holds {
  /** Id of one that stands now, if any does. Asked again whenever the erasure is looked at. */
  abstract against(asked: Asked): Promise<string | undefined>
}
