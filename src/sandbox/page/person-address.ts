/** The page's address for one person: a window opened by it is theirs, whoever opened it. */
const PARAMETER = 'as';

export const personAddress = (userId: string) => `/?${new URLSearchParams({ [PARAMETER]: userId })}`;

/** Undefined when the address names nobody. */
export const addressedPerson = (search: string): string | undefined =>
  new URLSearchParams(search).get(PARAMETER) ?? undefined;
