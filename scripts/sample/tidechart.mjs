/** A library that draws tide charts. */
import { on, project } from './project.mjs';
import {
	edit,
	haiku,
	opus,
	plan,
	present,
	prompt,
	read,
	run,
	say,
	sonnet,
	task,
	testsFail,
	testsPass,
	typesHold,
	write,
} from './steps.mjs';

const { claude, codex } = project('/home/sam/work/tidechart');

export const sessions = [
	codex(on(6, '14:05'), 'main', 'Tick labels collide', [
		prompt(
			'The tick labels on the time axis overlap below 400 px. Thin them out: keep the first, the last and as many evenly spaced ones between as fit.',
			35,
		),
		read('src/axis/ticks.ts'),
		edit('src/axis/ticks.ts', 18, ['return all;'], ['return thinned(all, Math.floor(width / widest(all)));']),
		write('src/axis/thinned.ts', [
			'/** The first, the last, and evenly spaced ones between. */',
			'export function thinned<T>(items: readonly T[], most: number): T[] {',
			'\tconst step = Math.max(1, Math.ceil((items.length - 1) / Math.max(1, most - 1)));',
			'\treturn items.filter((_, index) => index % step === 0);',
			'}',
		]),
		testsPass(131, 12),
		say('Labels are thinned to what fits.'),
		prompt('At 380 px the last label is missing now', 325),
		edit(
			'src/axis/thinned.ts',
			4,
			['\treturn items.filter((_, index) => index % step === 0);'],
			['\treturn items.filter((_, index) => index % step === 0 || index === items.length - 1);'],
		),
		testsPass(132, 12),
		say('The last label is always kept; there is a test for it.'),
	]),
	claude(on(3, '09:04'), 'tide-tables', 'Read tide tables from the harbour office', opus, [
		plan(
			'We need to draw tide curves from the harbour office tables (CSV, local time, metres with a comma). Where would a reader fit, and what could be wrong in such a file?',
			95,
		),
		task(
			'Find how series are read',
			'List the readers in src/read and what they return for a bad row.',
			haiku,
			[read('src/read/csv.ts'), read('src/read/series.ts'), say('csv.ts returns rows and issues; nothing throws.')],
			'Readers return rows and issues; nothing throws.',
		),
		say(
			'A reader fits beside csv.ts. Unclear: which clock the tables use in autumn, and whether a missing height is a gap or a line through.',
		),
		plan(
			'Harbour clock, so 02:30 comes twice and the order tells which is which. A missing height is a gap in the curve: a tide that nobody measured must not look measured.',
			240,
		),
		present('A reader beside csv.ts that returns points and issues. Clock changes: 02:30 twice in autumn goes by order.', 255),
		write('src/read/tides.ts', [
			'export function readTides(text: string): Tides {',
			'\tconst rows = readCsv(text, { decimal: "," });',
			'\treturn { points: rows.flatMap(pointOf), issues: rows.flatMap(issueOf) };',
			'}',
		]),
		write('test/read/tides.test.ts', [
			"test('the hour that comes twice is told apart by order', () => {",
			'\tassert.deepEqual(timesOf(autumn), [...ascending]);',
			'});',
		]),
		testsFail(139, 2, 13),
		edit(
			'src/read/tides.ts',
			3,
			['\treturn { points: rows.flatMap(pointOf), issues: rows.flatMap(issueOf) };'],
			['\tconst points = inOrder(rows.flatMap(pointOf));', '\treturn { points, issues: rows.flatMap(issueOf) };'],
		),
		testsPass(139, 13),
		typesHold,
		say('Tide tables are read, with one issue for each row that cannot be.'),
		prompt('The autumn test still passes when I delete inOrder. Does it test anything?', 715),
		read('test/read/tides.test.ts'),
		edit(
			'test/read/tides.test.ts',
			2,
			['\tassert.deepEqual(timesOf(autumn), [...ascending]);'],
			["\tassert.deepEqual(timesOf(autumn), ['00:30Z', '01:30Z', '02:30Z']);"],
		),
		testsPass(139, 13),
		say('You were right: both sides came from the same function. It now compares with written times, and fails without inOrder.'),
	]),
	claude(on(2, '16:10'), 'tide-tables', 'Draw the tide curve', sonnet, [
		prompt('Draw readTides as a smooth curve that never overshoots high or low water (monotone cubic). Fill below it.', 100),
		read('src/draw/line.ts'),
		write('src/draw/tide.ts', [
			'export const tideCurve = area<Point>()',
			'\t.curve(curveMonotoneX)',
			'\t.x(point => point.x)',
			'\t.y1(point => point.y);',
		]),
		run('npm run build', 'built in 2.1 s', { takes: 4 }),
		testsPass(141, 13),
		say('The curve is drawn with a monotone cubic.'),
	]),
	codex(on(1, '13:45'), 'tide-tables', 'Keyboard access to the chart', [
		prompt('Make the chart readable by keyboard: arrows move along the points, and each point is announced with its time and height.', 85),
		read('src/draw/tide.ts'),
		write('src/draw/keys.ts', [
			'export function follow(event: KeyboardEvent, at: number, last: number): number {',
			"\tconst step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;",
			'\treturn Math.min(last, Math.max(0, at + step));',
			'}',
		]),
		edit('src/draw/tide.ts', 9, ["svg.attr('role', 'img');"], ["svg.attr('role', 'application').attr('tabindex', 0);"]),
		testsPass(146, 14),
		say('Arrows move along the curve and the point is announced.'),
		prompt('Works with NVDA, thanks. Commit it.', 510),
		run('git commit -am "Follow the tide curve by keyboard"', '[tide-tables 4be1c0d] Follow the tide curve by keyboard', { takes: 1 }),
		say('Committed.'),
	]),
	codex(on(0, '09:34'), 'tide-tables', 'Export the chart as SVG', [
		prompt(
			'Add an export to SVG with the fonts and colours written into the file, so that it looks the same in a browser and in Inkscape.',
			40,
		),
		read('src/draw/tide.ts'),
		write('src/export/svg.ts', [
			'export function toSvg(chart: SVGSVGElement): string {',
			'\tconst copy = withComputedStyles(chart);',
			'\treturn new XMLSerializer().serializeToString(copy);',
			'}',
		]),
		testsPass(149, 14),
		run('npm run build', 'built in 2.2 s', { takes: 4 }),
		say('toSvg writes the computed styles into the file.'),
	]),
];
