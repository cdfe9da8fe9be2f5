/** What a request of the device's database comes to. */
export const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

/** Opens a database of the device; `make` makes its stores when there is none yet. */
export const openDatabase = (name: string, make: (database: IDBDatabase) => void): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.addEventListener('upgradeneeded', () => make(request.result))
  return done(request)
}

/** Changes stores in one go: all of it is on the disk once this resolves, or nothing is. */
export const change = async <Name extends string>(
  database: IDBDatabase,
  names: readonly Name[],
  work: (stores: Readonly<Record<Name, IDBObjectStore>>) => Promise<void> | void,
): Promise<void> => {
  const transaction = database.transaction(names, 'readwrite', { durability: 'strict' })
  const ended = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
  await work(Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)])) as Record<Name, IDBObjectStore>)
  await ended
}
