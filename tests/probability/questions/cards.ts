/** 52 playing cards. */
import { asks, compares, decides, type WorkedPopulation } from './worked.js';

interface Card {
  readonly suit: string;
  /** 1 for the ace, 11 to 13 for jack, queen and king. */
  readonly value: number;
}

const MEMBERS = ['spades', 'hearts', 'diamonds', 'clubs'].flatMap((suit) =>
  Array.from({ length: 13 }, (_, index): Card => ({ suit, value: index + 1 })),
);
const isRed = ({ suit }: Card) => suit === 'hearts' || suit === 'diamonds';
const isFace = ({ value }: Card) => value > 10;
const isHeart = ({ suit }: Card) => suit === 'hearts';
const isSpade = ({ suit }: Card) => suit === 'spades';
const isAce = ({ value }: Card) => value === 1;
const isKing = ({ value }: Card) => value === 13;

export const cards: WorkedPopulation<Card> = {
  name: 'cards',
  members: MEMBERS,
  questions: [
    asks('rank = king', 'P(rank = king)', [4, 52, 4], '1/13', isKing),
    asks('rank = king given face', 'P(rank = king | face)', [4, 12, 4], '1/3', isKing, isFace),
    asks('KING given face', 'P(rank = king | face)', [4, 12, 4], '1/3', isKing, isFace),
    asks(
      'P(colour = red and face)',
      'P(colour = red and face)',
      [6, 52, 6],
      '3/26',
      (one) => isRed(one) && isFace(one),
    ),
    asks(
      'suit is hearts or spades',
      'P(suit = hearts or suit = spades)',
      [26, 52, 26],
      '1/2',
      (one) => isHeart(one) || isSpade(one),
    ),
    asks(
      'suit in (hearts, spades) given not face',
      'P(suit = hearts or suit = spades | not face)',
      [20, 40, 26],
      '1/2',
      (one) => isHeart(one) || isSpade(one),
      (one) => !isFace(one),
    ),
    asks('suit != hearts', 'P(suit != hearts)', [39, 52, 39], '3/4', (one) => !isHeart(one)),
    asks(
      'suit not in (hearts, spades)',
      'P(suit != hearts and suit != spades)',
      [26, 52, 26],
      '1/2',
      (one) => !isHeart(one) && !isSpade(one),
    ),
    asks('hearts given red', 'P(suit = hearts | colour = red)', [13, 26, 13], '1/2', isHeart, isRed),
    asks('red given hearts', 'P(colour = red | suit = hearts)', [13, 13, 26], '1', isRed, isHeart),
    asks(
      'value > 7 given suit = spades',
      'P(value > 7 | suit = spades)',
      [6, 13, 24],
      '6/13',
      ({ value }) => value > 7,
      isSpade,
    ),
    asks(
      'value between 2 and 10',
      'P(value >= 2 and value <= 10)',
      [36, 52, 36],
      '9/13',
      ({ value }) => value >= 2 && value <= 10,
    ),
    asks('rank = 2', 'P(rank = 2)', [4, 52, 4], '1/13', ({ value }) => value === 2),
    asks('what is the probability that a card is a king', 'P(rank = king)', [4, 52, 4], '1/13', isKing),
    asks(
      'king or hearts',
      'P(rank = king or suit = hearts)',
      [16, 52, 16],
      '4/13',
      (one) => isKing(one) || isHeart(one),
    ),
    asks(
      'king and hearts',
      'P(rank = king and suit = hearts)',
      [1, 52, 1],
      '1/52',
      (one) => isKing(one) && isHeart(one),
    ),
    asks(
      'face minus red',
      'P(face minus colour = red)',
      [6, 52, 6],
      '3/26',
      (one) => isFace(one) && !isRed(one),
    ),
    asks('how many cards are red', 'how many colour = red', [26, 52, 26], '1/2', isRed),
    asks(
      'which cards are ace or king?',
      'who rank = ace or rank = king',
      [8, 52, 8],
      '2/13',
      (one) => isAce(one) || isKing(one),
    ),
    asks(
      'face given red, value < 13',
      'P(face | colour = red and value < 13)',
      [4, 24, 12],
      '1/6',
      isFace,
      (one) => isRed(one) && one.value < 13,
    ),
    compares(
      'red vs black given face',
      'P(colour = red | face) vs P(colour = black | face)',
      [[6, 12, 26], '1/2', isRed, isFace],
      [[6, 12, 26], '1/2', (one) => !isRed(one), isFace],
    ),
    compares(
      'P(king | face) vs P(king | red)',
      'P(rank = king | face) vs P(rank = king | colour = red)',
      [[4, 12, 4], '1/3', isKing, isFace],
      [[2, 26, 4], '1/13', isKing, isRed],
    ),
    decides(
      'is suit = hearts independent of rank = ace',
      'is suit = hearts independent of rank = ace',
      true,
      [1, 4, 13],
      '1/4',
      isHeart,
      isAce,
    ),
    decides(
      'is hearts independent of red',
      'is suit = hearts independent of colour = red',
      false,
      [13, 26, 13],
      '1/2',
      isHeart,
      isRed,
    ),
    decides(
      'is hearts independent of face given red',
      'is suit = hearts independent of face given colour = red',
      true,
      [3, 6, 13],
      '1/2',
      isHeart,
      isFace,
      isRed,
    ),
    decides(
      'are all hearts red',
      'is suit = hearts inside colour = red',
      true,
      [13, 26, 13],
      '1/2',
      isHeart,
      isRed,
    ),
    decides(
      'is red inside hearts',
      'is colour = red inside suit = hearts',
      false,
      [13, 13, 26],
      '1',
      isRed,
      isHeart,
    ),
    decides(
      'are hearts and spades exclusive',
      'are suit = hearts and suit = spades exclusive',
      true,
      [0, 13, 13],
      '0',
      isHeart,
      isSpade,
    ),
    decides(
      'are king and red exclusive',
      'are rank = king and colour = red exclusive',
      false,
      [2, 26, 4],
      '1/13',
      isKing,
      isRed,
    ),
  ],
};
