/** The page's address for one person and place: a window opened by it is theirs and begins there, whoever opened it. */
const PERSON = 'as';
const CHANNEL = 'in';

export const personAddress = (userId: string, channelId: string) =>
  `/?${new URLSearchParams({ [PERSON]: userId, [CHANNEL]: channelId })}`;

/** Undefined for what the address does not name. */
export function addressed(search: string): {
  readonly userId: string | undefined;
  readonly channelId: string | undefined;
} {
  const query = new URLSearchParams(search);
  return { userId: query.get(PERSON) ?? undefined, channelId: query.get(CHANNEL) ?? undefined };
}
