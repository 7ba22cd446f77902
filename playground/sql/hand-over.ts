export interface HandedOver {
  readonly sql: string
  readonly connection: string
}

let waiting: HandedOver | undefined

/** Another screen gives the SQL screen a query to begin with. */
export const handOver = (query: HandedOver): void => {
  waiting = query
}

export const takeOver = (): HandedOver | undefined => {
  const taken = waiting
  waiting = undefined
  return taken
}
