/** An interaction that comes twice is one job, and one name for whoever follows it through the logs. */
export const jobIdOf = ({ id }: { readonly id: string }): string => `i-${id}`;
