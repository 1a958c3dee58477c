/**
 * A report as a value: what it says, without a word of how it is drawn. The page in the editor, Markdown and HTML are made from it, and it
 * is the JSON. Every figure says how it is known, and what nobody knows is null.
 */
import type { ReportLook } from './looks.ts';
import type { ReportRequest } from './request.ts';

/** How a figure is known: read off, reckoned with list prices and the like, or concluded from signs. */
export const figureBases = ['measured', 'estimated', 'inferred'] as const;
export type FigureBasis = (typeof figureBases)[number];

/** What a number counts, which says how it is written. A share is from 0 to 1, points are percentage points, usd are US dollars. */
export const units = ['count', 'share', 'points', 'usd', 'tokens', 'seconds', 'times', 'number'] as const;
export type Unit = (typeof units)[number];

export interface Figure {
	readonly unit: Unit;
	/** Null where nobody knows. */
	readonly value: number | null;
	readonly basis: FigureBasis;
	/** Out of how many things it was made; null where it is itself a count. */
	readonly n: number | null;
	/** Where the true value is likely to be; null where that was not asked. */
	readonly range: { readonly low: number; readonly high: number } | null;
}

/** What can be done from a report. The page asks the editor to do it; exports have none of it. */
export type ReportAction =
	| { readonly kind: 'openSession'; readonly session: string }
	/** `line` counts from 0. */
	| { readonly kind: 'openFile'; readonly uri: string; readonly line: number }
	/** To the hunk that is to be reviewed. */
	| { readonly kind: 'review'; readonly uri: string; readonly line: number }
	| { readonly kind: 'openReport'; readonly report: ReportRequest }
	/** What a slice of time was for; `mark` is the engineer's word that stands so far, or null. */
	| { readonly kind: 'retag'; readonly start: number; readonly end: number; readonly mark: string | null };

/** A piece of a sentence. */
export type Span =
	| { readonly kind: 'text' | 'strong' | 'quiet' | 'code'; readonly text: string }
	/** A small frame: "n = 12 and 19". */
	| { readonly kind: 'tag'; readonly text: string }
	/** The colour or pattern that stands for the words after it. */
	| { readonly kind: 'swatch'; readonly look: ReportLook }
	/** `shared` is what exports say instead of `text`, which may be words of a transcript. */
	| { readonly kind: 'link'; readonly text: string; readonly shared: string; readonly action: ReportAction };
export type Prose = readonly Span[];

export interface NamedFigure {
	readonly label: string;
	readonly figure: Figure;
	/** What is to be known of it; empty where nothing is. */
	readonly note: Prose;
}

export type Cell = { readonly kind: 'prose'; readonly prose: Prose } | { readonly kind: 'figure'; readonly figure: Figure };

export interface Table {
	readonly kind: 'table';
	readonly caption: string;
	readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
	/** As many cells as columns, the first of which names the row. */
	readonly rows: readonly (readonly Cell[])[];
	/** Rows that are not shown, because there are too many. */
	readonly more: number;
}

interface PlotOf<Kind extends string> {
	readonly kind: Kind;
	/** What is drawn, for who cannot see it. */
	readonly label: string;
	readonly basis: FigureBasis;
}

export interface Series {
	readonly label: string;
	readonly look: ReportLook;
}

/** A column a day or the like, its parts from the bottom up in the order of the series. */
export interface ColumnsPlot extends PlotOf<'columns'> {
	readonly unit: Unit;
	readonly series: readonly Series[];
	readonly columns: readonly { readonly short: string; readonly title: string; readonly values: readonly (number | null)[] }[];
}

/** Lines over the same places, some of them with the area below filled. */
export interface LinesPlot extends PlotOf<'lines'> {
	readonly unit: Unit;
	readonly series: readonly (Series & { readonly isFilled: boolean; readonly values: readonly (number | null)[] })[];
	readonly places: readonly { readonly short: string; readonly title: string }[];
}

/** One whole and its parts. */
export interface BarPlot extends PlotOf<'bar'> {
	readonly unit: Unit;
	readonly parts: readonly (Series & { readonly value: number })[];
}

/** Values side by side, each with the range in which the true one is likely to be. */
export interface IntervalsPlot extends PlotOf<'intervals'> {
	readonly unit: Unit;
	readonly rows: readonly { readonly label: string; readonly figure: Figure }[];
}

/** A stretch of time and what it went into. A report that has one lists its slices in a table as well. */
export interface StripPlot extends PlotOf<'strip'> {
	/** Milliseconds since the epoch. */
	readonly from: number;
	readonly to: number;
	readonly hours: readonly { readonly at: number; readonly label: string }[];
	readonly slices: readonly {
		readonly start: number;
		readonly end: number;
		readonly look: ReportLook;
		/** "09:04–09:31 Spec" */
		readonly title: string;
		readonly text: string;
		/** What opening it does, and what else can be done to it; null for nothing. */
		readonly open: ReportAction | null;
		readonly change: ReportAction | null;
	}[];
}

export type Plot = ColumnsPlot | LinesPlot | BarPlot | IntervalsPlot | StripPlot;
export type Block = Table | Plot | { readonly kind: 'prose'; readonly prose: Prose };

export interface Section {
	readonly title: string;
	/** What is shown, in one sentence; empty where the title says it. */
	readonly explanation: Prose;
	readonly blocks: readonly Block[];
	/** Two halves in a row stand side by side where there is room. */
	readonly width: 'half' | 'full';
}

export interface ReportDocument {
	readonly title: string;
	/** Of when and of what it is. */
	readonly period: string;
	/** What it comes to, to be read first. */
	readonly lead: readonly Prose[];
	readonly figures: readonly NamedFigure[];
	readonly sections: readonly Section[];
	/** How this is known. */
	readonly notes: readonly Prose[];
	/** Milliseconds since the epoch, and the IANA zone in which its times are written. */
	readonly generatedAt: number;
	readonly timeZone: string;
	/** Where else one can go from here: the day before, the day after. */
	readonly ways: readonly { readonly label: string; readonly action: ReportAction }[];
	/** Its figures are those of the sample data. */
	readonly sample: boolean;
}
