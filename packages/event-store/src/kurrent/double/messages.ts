import shared from '@eventstore/db-client/generated/shared_pb.js'
import status from '@eventstore/db-client/generated/status_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import any from 'google-protobuf/google/protobuf/any_pb.js'
import empty from 'google-protobuf/google/protobuf/empty_pb.js'
import type { AppendOutcome, Expected, LoggedEvent, ProposedEvent } from './double-log.ts'

type Recorded = streams.ReadResp.ReadEvent.RecordedEvent
type Proposed = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage

/** 100-nanosecond ticks since 1970, of a moment that is always the same: time proves nothing here. */
const CREATED = String(BigInt(Date.UTC(2026, 0, 1)) * 10_000n)

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8')

export const identifierOf = (stream: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8').toString('base64'))

export const proposedEvent = (message: Proposed): ProposedEvent => ({
  id: message.getId()?.getString() ?? '',
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
})

export const expectedIn = (options: streams.AppendReq.Options): Expected =>
  options.hasNoStream() ? 'none' : options.hasRevision() ? Number(options.getRevision()) : 'any'

export const expectedInBatch = (options: streams.BatchAppendReq.Options): Expected =>
  options.hasNoStream() ? 'none' : options.hasStreamPosition() ? Number(options.getStreamPosition()) : 'any'

const recordedEvent = (event: LoggedEvent): Recorded => {
  const message = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(String(event.revision))
    .setPreparePosition(String(event.prepare))
    .setCommitPosition(String(event.commit))
    .setData(event.data)
    .setCustomMetadata(event.metadata)
  message.getMetadataMap().set('type', event.type).set('content-type', event.contentType).set('created', CREATED)
  return message
}

export const eventAnswer = (event: LoggedEvent): streams.ReadResp =>
  new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(recordedEvent(event)).setCommitPosition(String(event.commit)))

/** What a server gives for a place that it does not look up: reading a stream, it knows none. */
const NOWHERE = String(2n ** 64n - 1n)

/** The event without its place. */
export const streamEventAnswer = (event: LoggedEvent): streams.ReadResp =>
  new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent()
      .setEvent(recordedEvent(event).setCommitPosition(NOWHERE).setPreparePosition(NOWHERE))
      .setNoPosition(new shared.Empty()),
  )

export const checkpointAnswer = ({ commit, prepare }: Pick<LoggedEvent, 'commit' | 'prepare'>): streams.ReadResp =>
  new streams.ReadResp().setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)))

export const appendAnswer = (outcome: Extract<AppendOutcome, { is: 'appended' | 'conflict' }>): streams.AppendResp => {
  if (outcome.is === 'appended') {
    const position = new streams.AppendResp.Position().setCommitPosition(String(outcome.commit)).setPreparePosition(String(outcome.commit))
    return new streams.AppendResp().setSuccess(new streams.AppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position))
  }
  const conflict = new streams.AppendResp.WrongExpectedVersion()
  if (outcome.actual === undefined) conflict.setCurrentNoStream(new shared.Empty())
  else conflict.setCurrentRevision(String(outcome.actual))
  return new streams.AppendResp().setWrongExpectedVersion(conflict)
}

const packed = (name: string, bytes: Uint8Array): status.Status => {
  const details = new any.Any()
  details.pack(bytes, `event_store.client.${name}`)
  return new status.Status().setDetails(details)
}

const refusal = (stream: string, outcome: Exclude<AppendOutcome, { is: 'appended' }>): status.Status => {
  if (outcome.is === 'deleted') {
    return packed('StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream)).serializeBinary())
  }
  if (outcome.is === 'too-large') return packed('MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().serializeBinary())
  const conflict = new shared.WrongExpectedVersion()
  if (outcome.actual === undefined) conflict.setCurrentNoStream(new empty.Empty())
  else conflict.setCurrentStreamRevision(String(outcome.actual))
  return packed('WrongExpectedVersion', conflict.serializeBinary())
}

export const batchAnswer = (correlation: shared.UUID | undefined, stream: string, outcome: AppendOutcome): streams.BatchAppendResp => {
  const answer = new streams.BatchAppendResp().setStreamIdentifier(identifierOf(stream))
  if (correlation) answer.setCorrelationId(correlation)
  if (outcome.is !== 'appended') return answer.setError(refusal(stream, outcome))
  const position = new shared.AllStreamPosition().setCommitPosition(String(outcome.commit)).setPreparePosition(String(outcome.commit))
  return answer.setSuccess(new streams.BatchAppendResp.Success().setCurrentRevision(String(outcome.revision)).setPosition(position))
}
