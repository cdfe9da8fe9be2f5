/** What somebody reads first who unpacks a pack. */
export const packReadme = (at: string, origin: string): string => `EVIDENCE PACK
Made ${at} by ${origin}

evidence/      the answers to the auditor's 34 questions, as CSV. The last two columns name the recorded fact behind a row.
documents/     impact assessments, guides, retention schedule, and the bill of materials of the software (CycloneDX).
ledger/        the whole public ledger (C2SP tlog-tiles), with the words it is bound to.
private-log/   the signed checkpoint of the log of all facts; each fact that the evidence rests on, with its proof; the daily
               checkpoints that the public ledger anchors, and proofs that the log has only grown since.
manifest.json  every file with its SHA-256; manifest.note is the signature of it (C2SP signed-note).

TO CHECK IT, offline and without Heard:
  in a browser   open verify.html and choose the zip
  with Node 20+  node verify.mjs            (in this folder; or: node verify.mjs PACK.zip)
Give the key of the public ledger if you have it from elsewhere: node verify.mjs --key KEY

What that shows: nothing in this pack was changed since it was signed; every row that names a fact is in the record as it says;
the record has only grown since each day it was anchored. What it cannot show: that something was recorded in the first place.
Keep the pack: its checkpoints let you notice later if history is rewritten (./heard verify URL --since FILE).
`
