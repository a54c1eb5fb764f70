/** Stands behind what the library says of itself, as Discord asks of bots; every request of this bot carries it. */
export const USER_AGENT_APPENDIX = 'Given';
