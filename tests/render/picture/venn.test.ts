import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { codePointLength } from '../../../src/jobs/limits.js';
import { countText } from '../../../src/render/numbers.js';
import { drawProb } from '../../../src/render/picture/prob.js';
import { probAlt } from '../../../src/render/picture/prob-text.js';
import { viewOfProb } from '../../../src/render/picture/prob-view.js';
import type { SetView } from '../../../src/render/picture/set-view.js';
import { extentOf } from '../../../src/render/picture/typeset.js';
import { arcsOf, clearance, symmetricGeometry } from '../../../src/render/picture/venn-circles.js';
import { layOutVenn, PEOPLE_AT_MOST, type VennLayout } from '../../../src/render/picture/venn-layout.js';
import { isSound } from '../../../src/render/picture/venn-people.js';
import { roomiest, spaceIn, spacesOf } from '../../../src/render/picture/venn-spaces.js';
import {
  EITHER_GIVEN_NOT_TENNIS,
  FOOTBALL,
  FOURTEEN,
  type Has,
  likes,
  probAnswer,
  SAILING,
  TENNIS,
  TENNIS_GIVEN_FOOTBALL,
} from './samples.js';

const SETS = [TENNIS, FOOTBALL, SAILING];

function vennOf(view: SetView): VennLayout {
  const layout = layOutVenn(view);
  if (layout === undefined) throw new Error('no drawing of circles');
  return layout;
}

/** Written out again from the definition, so that the layout is not checked with its own yardstick. */
function expectPeopleInTheirRegions({ geometry, regions }: VennLayout): void {
  const { frame, circles } = geometry;
  const everyone = regions.flatMap((region) => region.people.map((place) => ({ place, region })));
  for (const { place, region } of everyone) {
    circles.forEach((circle, index) => {
      const [cosine, sine] = [Math.cos(circle.tilt), Math.sin(circle.tilt)];
      for (let angle = 0; angle < 2 * Math.PI; angle += Math.PI / 16) {
        const dx = place.x + 0.999 * place.radius * Math.cos(angle) - circle.x;
        const dy = place.y + 0.999 * place.radius * Math.sin(angle) - circle.y;
        const along = (dx * cosine + dy * sine) / circle.rx;
        const across = (dy * cosine - dx * sine) / circle.ry;
        expect(Math.hypot(along, across) <= 1).toBe(region.membership[index]);
      }
    });
    expect(place.x - place.radius).toBeGreaterThanOrEqual(frame.x);
    expect(place.x + place.radius).toBeLessThanOrEqual(frame.x + frame.width);
    expect(place.y - place.radius).toBeGreaterThanOrEqual(frame.y);
    expect(place.y + place.radius).toBeLessThanOrEqual(frame.y + frame.height);
  }
  const discs = [...everyone.map(({ place }) => place), ...regions.map((region) => region.label)];
  const hasPeople = everyone.length > 0;
  discs.forEach((a, index) => {
    for (const b of hasPeople ? discs.slice(index + 1) : []) {
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.radius + b.radius);
    }
  });
}

/** Every number stands with all of its box in its own region. */
function expectNumbersInTheirRegions({ geometry, regions, lines }: VennLayout): void {
  for (const region of regions) {
    const line = lines.find(
      (one) => one.text === countText(region.weight) && one.x === region.label.x && one.y === region.label.y,
    );
    if (line === undefined) throw new Error(`no number for ${region.membership}`);
    // A number without room stands outside everything, and its line ends in the region.
    if (region.leader !== undefined) {
      const { from, to } = region.leader;
      expect(
        Math.max(...[from, to].map(({ x, y }) => clearance(geometry, region.membership, x, y))),
      ).toBeGreaterThan(0);
      continue;
    }
    const { left, right } = extentOf(line);
    for (const x of [left, right]) {
      for (const y of [line.y - 0.37 * line.size, line.y + 0.37 * line.size]) {
        expect(clearance(geometry, region.membership, x, y)).toBeGreaterThan(0);
      }
    }
  }
}

function expectLinesOnTheCard(layout: Pick<VennLayout, 'lines' | 'height'>): void {
  for (const line of layout.lines) {
    const { left, right } = extentOf(line);
    expect(left).toBeGreaterThanOrEqual(50);
    expect(right).toBeLessThanOrEqual(1150);
    expect(line.y + line.size / 2).toBeLessThan(layout.height - 20);
    expect(line.size).toBeGreaterThanOrEqual(30);
  }
}

const answerOf = (counts: readonly number[], sets: number, eventBits: number, givenBits: number | null) => {
  const attributes = SETS.slice(0, sets);
  const bitsOf = (has: Has) =>
    attributes.reduce((bits, { name }, index) => bits + (has(name) ? 2 ** index : 0), 0);
  const holds = (set: number) => (has: Has) => Math.floor(set / 2 ** bitsOf(has)) % 2 === 1;
  return probAnswer({
    attributes,
    groups: counts
      .slice(0, 2 ** sets)
      .map((count, bits) => [
        attributes.filter((_one, index) => Math.floor(bits / 2 ** index) % 2 === 1).map(({ name }) => name),
        count,
      ]),
    event: { text: 'A', reading: 'are in A', holds: holds(eventBits) },
    ...(givenBits === null ? {} : { given: { text: 'B', reading: 'are in B', holds: holds(givenBits) } }),
  });
};

describe('symmetric circles', () => {
  it('give each of the 2ⁿ regions room for four digits', () => {
    for (const sets of [1, 2, 3]) {
      const geometry = symmetricGeometry(sets, 56, 180, 1088);
      const spaces = spacesOf(geometry, []);
      for (let bits = 0; bits < 2 ** sets; bits++) {
        const membership = Array.from(
          { length: sets },
          (_, index) => Math.floor(bits / 2 ** index) % 2 === 1,
        );
        const place = roomiest(spaceIn(spaces, membership));
        // "5000" at 30 px is 76 px wide; its half diagonal is 40.
        expect(place.radius, `${sets} sets, region ${membership}`).toBeGreaterThan(55);
        expect(clearance(geometry, membership, place.x, place.y)).toBeGreaterThanOrEqual(place.radius);
      }
    }
  });

  it('have outlines that close: the arcs of each circle add up to a full turn', () => {
    for (const sets of [1, 2, 3]) {
      const { circles } = symmetricGeometry(sets, 0, 0, 1088);
      const arcs = arcsOf(circles);
      circles.forEach((_circle, index) => {
        const own = arcs.filter((arc) => arc.circle === index);
        expect(own).toHaveLength(sets === 1 ? 1 : 2 * (sets - 1));
        expect(own.reduce((sum, arc) => sum + arc.to - arc.from, 0)).toBeCloseTo(2 * Math.PI, 9);
        for (const arc of own) {
          expect(arc.inside[index]).toBe(true);
          expect(arc.outside).toEqual(arc.inside.with(index, false));
        }
      });
    }
  });

  it('are measured right by hand: the lens of two circles is 2r − d wide', () => {
    const geometry = symmetricGeometry(2, 0, 0, 1088);
    const [a, b] = geometry.circles;
    if (a === undefined || b === undefined) throw new Error('two circles expected');
    const middle = (a.x + b.x) / 2;
    expect(clearance(geometry, [true, true], middle, a.y)).toBeCloseTo((2 * a.rx - (b.x - a.x)) / 2, 9);
    expect(clearance(geometry, [true, false], middle, a.y)).toBeLessThan(0);
    expect(clearance(geometry, [true, false], a.x - a.rx + 10, a.y)).toBeCloseTo(10, 9);
  });
});

describe('layOutVenn', () => {
  it('draws the fourteen with everyone in place', () => {
    const layout = vennOf(viewOfProb(TENNIS_GIVEN_FOOTBALL));
    expect(layout.regions.map(({ weight, people, state }) => [weight, people.length, state])).toEqual([
      [2, 2, 'aside'],
      [5, 5, 'aside'],
      [4, 4, 'sample'],
      [3, 3, 'joint'],
    ]);
    expectPeopleInTheirRegions(layout);
    expectNumbersInTheirRegions(layout);
    expect(layout).toEqual(vennOf(viewOfProb(TENNIS_GIVEN_FOOTBALL)));
  });

  it('shades by region where condition and event are expressions', () => {
    const layout = vennOf(viewOfProb(EITHER_GIVEN_NOT_TENNIS));
    expect(layout.regions.map(({ membership, state }) => [...membership, state])).toEqual([
      [false, false, 'sample'],
      [true, false, 'aside'],
      [false, true, 'joint'],
      [true, true, 'aside'],
    ]);
  });

  it('keeps each person in exactly the circles of their region, for any population', () => {
    const small = fc.integer({ min: 0, max: 9 });
    const large = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: small }, { weight: 1, arbitrary: large }), {
          minLength: 8,
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 255 }),
        fc.option(fc.integer({ min: 0, max: 255 })),
        (counts, sets, eventBits, givenBits) => {
          const answer = answerOf(counts, sets, eventBits, givenBits);
          const layout = vennOf(viewOfProb(answer));
          const drawn = layout.regions.reduce((sum, region) => sum + region.people.length, 0);
          // Either everybody is there or nobody is: half a crowd would be a lie.
          expect([0, answer.counts.population]).toContain(drawn);
          if (answer.counts.population > PEOPLE_AT_MOST) expect(drawn).toBe(0);
          expect(layout.regions.reduce((sum, region) => sum + region.weight, 0)).toBe(
            answer.counts.population,
          );
          expectPeopleInTheirRegions(layout);
          expectNumbersInTheirRegions(layout);
          expectLinesOnTheCard(layout);
          expect(codePointLength(probAlt(answer))).toBeLessThanOrEqual(1024);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('has room for sixty in two sets, and says when the areas mean nothing', () => {
    const sixty = vennOf(viewOfProb(answerOf([14, 20, 14, 12], 2, 2, 4)));
    expect(sixty.regions.flatMap((region) => region.people)).toHaveLength(60);
    expect(sixty.lines.some((line) => line.text === 'areas not to scale')).toBe(false);
    const crowd = vennOf(viewOfProb(answerOf([5000, 5000, 5000, 1, 5000, 5000, 5000, 5000], 3, 136, 240)));
    expect(crowd.lines.some((line) => line.text === 'areas not to scale')).toBe(true);
    expectNumbersInTheirRegions(crowd);
  });

  it('places nobody where there is nobody, and says that the sample space is empty', () => {
    const empty = probAnswer({
      attributes: [TENNIS, FOOTBALL],
      groups: [[['tennis'], 5]],
      event: likes('tennis'),
      given: likes('football'),
    });
    const layout = vennOf(viewOfProb(empty));
    expect(layout.regions.map((region) => region.people.length)).toEqual([0, 5, 0, 0]);
    const texts = layout.lines.map((line) => line.text);
    expect(texts).toContain('The sample space is empty');
    expect(texts).toContain('0 of 0: there is nothing to divide by');
    const noOne = probAnswer({ attributes: [TENNIS], groups: [], event: likes('tennis') });
    expect(vennOf(viewOfProb(noOne)).lines.map((line) => line.text)).toContain(
      'Nobody is there to be counted',
    );
  });

  it('shortens long names without letting them touch', () => {
    const long = { name: 'people who have been members of the rowing club since before the flood' };
    const longer = { name: 'Donaudampfschifffahrtsgesellschaftskapitäne', symbol: '⛵' };
    const layout = vennOf(
      viewOfProb(
        probAnswer({
          attributes: [long, longer, { name: 'x'.repeat(100) }],
          groups: [[[long.name], 3]],
          event: likes(long.name),
          given: likes(longer.name),
        }),
      ),
    );
    expectLinesOnTheCard(layout);
    const cut = layout.lines.filter((line) => line.text.endsWith('…') && line.size === 38);
    expect(cut).toHaveLength(3);
    const [first, second] = cut.map(extentOf);
    expect(first?.right).toBeLessThan(second?.left ?? 0);
  });
});

describe('isSound', () => {
  it('notices a person over a line, an overlap and a missing person', () => {
    const geometry = symmetricGeometry(1, 0, 0, 1088);
    const [circle] = geometry.circles;
    if (circle === undefined) throw new Error('one circle expected');
    const region = { membership: [true], count: 1, labelRadius: 20 };
    const label = { x: circle.x, y: circle.y, radius: 20 };
    const at = (x: number) => [{ label, people: [{ x, y: circle.y, radius: 30 }] }];
    expect(isSound(geometry, [region], at(circle.x + 100))).toBe(true);
    expect(isSound(geometry, [region], at(circle.x + circle.rx - 10))).toBe(false);
    expect(isSound(geometry, [region], at(circle.x + 40))).toBe(false);
    expect(isSound(geometry, [{ ...region, count: 2 }], at(circle.x + 100))).toBe(false);
  });
});

describe('probAlt', () => {
  it('holds every number of the picture', () => {
    expect(probAlt(TENNIS_GIVEN_FOOTBALL)).toBe(
      'P(tennis | football): 3/7 ≈ 42.9 %. 3 of the 7 who like football also like tennis. ' +
        'Only the 7 who like football count now. Before knowing: 8 of 14 ≈ 57.1 %. ' +
        'People: only football 4 (in the sample space); tennis and football 3 (counted); ' +
        'only tennis 5 (set aside); none of them 2 (set aside).',
    );
  });
});

const MANY = ['tennis', 'football', 'sailing', 'chess'].map((name) => ({ name }));
const many = probAnswer({
  attributes: MANY,
  groups: [[['tennis', 'chess'], 3]],
  event: likes('tennis'),
  given: likes('chess'),
});

describe('drawProb', () => {
  it('gives a PNG 1200 px wide for each kind of answer, see-through at the corners', async () => {
    const plain = probAnswer({
      attributes: [],
      groups: FOURTEEN,
      event: { text: 'everyone', reading: 'are there', holds: () => true },
    });
    for (const answer of [TENNIS_GIVEN_FOOTBALL, EITHER_GIVEN_NOT_TENNIS, plain, many]) {
      const { png } = await drawProb(answer);
      const image = PNG.sync.read(Buffer.from(png));
      expect(image.width).toBe(1200);
      expect(image.height).toBeLessThan(1200);
      expect(image.data[3]).toBe(0);
    }
  });

  it('paints the people of A and B in the highlight and nobody else', async () => {
    const { regions } = vennOf(viewOfProb(EITHER_GIVEN_NOT_TENNIS));
    const { png } = await drawProb(EITHER_GIVEN_NOT_TENNIS);
    const image = PNG.sync.read(Buffer.from(png));
    for (const region of regions) {
      for (const { x, y, radius } of region.people) {
        const at = 4 * (Math.round(y - 0.5 * radius) * image.width + Math.round(x));
        const colour = [...image.data.subarray(at, at + 3)];
        if (region.state === 'joint') expect(colour).toEqual([0x3a, 0xdf, 0xb0]);
        else expect(colour).not.toEqual([0x3a, 0xdf, 0xb0]);
      }
    }
  });

  it('reports what it could not draw in a name', async () => {
    const club = { name: 'ชมรมแมว' };
    const { undrawable, alt } = await drawProb(
      probAnswer({ attributes: [club], groups: [[[club.name], 3]], event: likes(club.name) }),
    );
    expect(undrawable).toEqual(['ช', 'ม', 'ร', 'แ', 'ว']);
    expect(alt).toContain('ชมรมแมว');
  });
});
