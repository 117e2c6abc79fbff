export const revocation = { x: 'x' } as const
