/** An interaction that comes twice is one job, and one name for whoever follows it through the logs. */
export const jobIdOf = ({ id }: { readonly id: string }): string => `i-${id}`;

const DEED = 'd-';

/** What the bot does itself, in answer to an interaction, has this name in place of a job's: no queue knows of it. */
export const deedIdOf = ({ id }: { readonly id: string }): string => DEED + id;
export const isDeed = (id: string): boolean => id.startsWith(DEED);
