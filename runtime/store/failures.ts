const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** What can go wrong with the store and the secrets in it. */
export const storeFailures = {
  E986: {
    message: ({ name, moved, kept }: { name: string; moved: readonly string[]; kept: readonly string[] }) =>
      `The connection \`${name}\` would lead elsewhere (${listed(moved)}) and take its secrets there (${listed(kept)}).`,
    hint: () => 'They must be entered again together with the change.',
  },
  E990: {
    message: ({ from, found }: { from: string; found: string }) =>
      `\`${from}\` must hold a key of 32 bytes, as base64 (44 characters) or hexadecimal (64 characters); it holds ${found}.`,
    hint: () => '`openssl rand -base64 32` makes one.',
  },
  E991: {
    message: ({ name, reason }: { name: string; reason: string }) =>
      `The secrets of the connection \`${name}\` cannot be opened: ${reason}.`,
    hint: () =>
      'Nothing is lost while the right key exists. Without it, `segql connection remove` and `segql connection add` enter them anew.',
  },
  E992: {
    message: ({ file, reason }: { file: string; reason: string }) =>
      `The key file of the secrets, \`${file}\`, cannot be used: ${reason}.`,
    hint: () => 'It must be readable for its owner only (mode 0600). `SEGQL_SECRET_KEY` takes its place.',
  },
  E993: {
    message: ({ store, reason }: { store: string; reason: string }) =>
      `The store \`${store}\` cannot be used: ${reason}.`,
  },
  E994: {
    message: ({ store, found, known }: { store: string; found: number; known: number }) =>
      `The store \`${store}\` was written by a newer SegQL (form ${found}; this one knows ${known}).`,
    hint: () => 'Nothing was changed in it. This program must be brought up to date.',
  },
  E995: {
    message: ({ name, place }: { name: string; place: string }) =>
      `There is a connection called \`${name}\` already, in ${place}.`,
  },
  W995: {
    severity: 'warning',
    message: ({ name }: { name: string }) =>
      `The connection \`${name}\` is in \`segql.config.json\` and in the store; the one of the file is used.`,
    hint: ({ name }: { name: string }) => `\`segql connection remove ${name}\` removes the other one.`,
  },
  W996: {
    severity: 'warning',
    message: ({ option }: { option: string }) =>
      `The value of \`${option}\` stood on the command line, where the history of the shell and other users can read it.`,
    hint: ({ option }: { option: string }) => `\`${option} -\` reads it from standard input.`,
  },
  E996: {
    message: ({ name }: { name: string }) =>
      `The secrets of the store are encrypted under another key than the one given, and \`${name}\` would be the first under this one.`,
    hint: () => 'The right key is needed, or connections whose key is lost must be removed before others are added.',
  },
  E998: {
    message: ({ name, users }: { name: string; users: readonly string[] }) =>
      `The connection \`${name}\` is in use: ${users.length > 0 ? users.map((user) => `\`${user}\``).join(', ') : 'it is the default connection'}.`,
    hint: () => '`--force` removes it all the same; what names it cannot be run then.',
  },
  E999: {
    message: ({ name }: { name: string }) =>
      `The connection \`${name}\` stands in \`segql.config.json\` and is removed there.`,
  },
  E997: {
    message: ({ name, reason }: { name: string; reason: string }) =>
      `The key of the connection \`${name}\` cannot be rotated: ${reason}.`,
  },
} as const
