import type { PollAnswer } from '../../jobs/poll.js';
import type { DrawnPicture } from './card-picture.js';
import { viewOfPoll } from './poll-view.js';
import { drawSets } from './set-picture.js';

/** Up to three attributes as circles, more as a matrix. */
export async function drawPoll(poll: PollAnswer): Promise<DrawnPicture> {
  return await drawSets(viewOfPoll(poll), 'venn');
}
