export interface Told {
  /** The connection's name. */
  readonly name: string
  /** The warehouse's or the network's own words. */
  readonly reason: string
}

/** What warehouses answer, as sentences; a `Cause` (`warehouse-failure.ts`) names its row. */
export const warehouseFailures = {
  E970: {
    message: ({ name, reason }: Told) => `The warehouse of the connection \`${name}\` cannot be reached: ${reason}`,
    hint: () => 'Host and port may be wrong, or a firewall, a VPN or a list of allowed addresses stands between.',
  },
  E971: {
    message: ({ name, reason }: Told) => `The warehouse does not accept the credentials of \`${name}\`: ${reason}`,
    hint: () => 'They may have expired, been rotated or belong to another account.',
  },
  E972: {
    message: ({ name, reason }: Told) => `The user of the connection \`${name}\` lacks a permission: ${reason}`,
    hint: ({ object, of }: { object?: string; of?: string }) =>
      object === undefined ? undefined : `What is missing concerns the ${of ?? 'object'} \`${object}\`.`,
  },
  E973: {
    message: ({ name, reason }: Told) => `The connection \`${name}\` broke before the answer was complete: ${reason}`,
    hint: () => 'Nothing of an incomplete answer is used.',
  },
  E974: {
    message: ({ name, reason }: Told) => `The warehouse of the connection \`${name}\` is too busy: ${reason}`,
    hint: () =>
      'It was asked several times, with growing pauses. Fewer runs at the same time, or a higher quota, help.',
  },
  E975: {
    message: ({ name, reason }: Told) => `The warehouse of the connection \`${name}\` refused the statement: ${reason}`,
  },
  E976: {
    message: ({ name, reason }: Told) =>
      `The warehouse of the connection \`${name}\` does not find what is read: ${reason}`,
    hint: () => 'It does not exist, or this user has no permission to know of it.',
  },
  E977: {
    message: ({ name, reason }: Told) => `The statement would read more than \`${name}\` allows: ${reason}`,
    hint: () => 'The budget is a setting of the connection.',
  },
  E979: {
    message: ({ name, estimate, budget }: { name: string; estimate: string; budget: string }) =>
      `The estimate of the statement is ${estimate}, and the budget of \`${name}\` is ${budget}; nothing was run.`,
    hint: () => 'The budget is a setting of the connection.',
  },
  E978: {
    message: ({ name, reason }: Told) => `The connection \`${name}\` is for reading only: ${reason}`,
    hint: () => '`"writes": true` of a connection allows the statements that SegQL itself composes.',
  },
}
