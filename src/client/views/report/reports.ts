import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../../base/disposables.ts';
import type { ReportRequest } from '../../../domain/report/request.ts';
import { daysIn, type Period } from '../../../protocol/overview.ts';
import type { ExportFormat } from '../../../protocol/report.ts';
import { savedReportPage } from '../../../protocol/webview.ts';
import { parsed } from '../../server/parsed.ts';
import { reportViewType } from '../ids.ts';
import { saveText } from './exportFile.ts';
import { fileNameOf } from './exportName.ts';
import { ReportPanel, type ReportPanelSetup } from './reportPanel.ts';

/** The reports that are open in this window: one page of each kind, brought back by VS Code after a reload. */
export class Reports implements vscode.WebviewPanelSerializer, Disposable {
	readonly #setup: Omit<ReportPanelSetup, 'open'>;
	readonly #disposables = new Disposables();
	readonly #panels = new Set<ReportPanel>();

	constructor(setup: Omit<ReportPanelSetup, 'open'>) {
		this.#setup = setup;
		this.#disposables.add(vscode.window.registerWebviewPanelSerializer(reportViewType, this));
	}

	explainCoverage(period: Period = 'week'): void {
		this.open({ kind: 'coverage', days: daysIn[period] });
	}

	/** `day` is an ISO date; of none given, today. */
	yourDay(day?: string): void {
		this.open({ kind: 'day', day: day ?? null });
	}

	open(request: ReportRequest): void {
		const panel = [...this.#panels].find(open => open.request.kind === request.kind);
		if (panel !== undefined) {
			panel.turnTo(request);
			return;
		}
		const options = { enableFindWidget: true };
		this.#adopt(vscode.window.createWebviewPanel(reportViewType, 'Bookend', vscode.ViewColumn.Active, options), request);
	}

	deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		const saved = parsed(savedReportPage, state, "what a report's page has kept", this.#setup.log);
		if (saved === undefined) {
			panel.dispose();
		} else {
			this.#adopt(panel, saved.request);
		}
		return Promise.resolve();
	}

	/** Asks where to, and writes the report that is on show there: all of it, or nothing. */
	async exportAs(format: ExportFormat): Promise<void> {
		const exported = await this.#exported(format);
		if (exported !== undefined) {
			await saveText(exported.text, fileNameOf(exported.title, format), format, this.#setup.log);
		}
	}

	async copyAsMarkdown(): Promise<void> {
		const exported = await this.#exported('markdown');
		if (exported !== undefined) {
			await vscode.env.clipboard.writeText(exported.text);
			vscode.window.setStatusBarMessage('Report copied as Markdown.', 3_000);
		}
	}

	dispose(): void {
		this.#disposables.dispose();
		[...this.#panels].forEach(panel => {
			panel.dispose();
		});
	}

	#adopt(panel: vscode.WebviewPanel, request: ReportRequest): void {
		const open = (other: ReportRequest): void => {
			this.open(other);
		};
		const report = new ReportPanel(panel, request, { ...this.#setup, open });
		this.#panels.add(report);
		panel.onDidDispose(() => {
			this.#panels.delete(report);
			report.dispose();
		});
	}

	async #exported(format: ExportFormat): Promise<{ readonly title: string; readonly text: string } | undefined> {
		const report = [...this.#panels].find(({ isActive }) => isActive)?.report ?? null;
		if (report === null) {
			void vscode.window.showInformationMessage('Open a report first, for example with “Bookend: Your Day”: the one on show is exported.');
			return undefined;
		}
		const exported = await this.#setup.backend.questions?.exportReport({ report, format });
		if (exported === undefined) {
			void vscode.window.showErrorMessage('The report could not be exported; nothing was written. “Bookend: Show Log” says why.');
			return undefined;
		}
		return { title: `${report.title} ${report.period}`, text: exported.text };
	}
}
